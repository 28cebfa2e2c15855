# What drives.
vehicle-city-bus = City bus
vehicle-rival-bus = Stolen bus
vehicle-sedan = Car
vehicle-taxi = Taxi
vehicle-police-car = Police car
vehicle-truck = Truck
vehicle-train = Locomotive
vehicle-train-car = Goods wagon
