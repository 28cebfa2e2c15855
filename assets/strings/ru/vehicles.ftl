# То, что ездит.
vehicle-city-bus = Городской автобус
vehicle-rival-bus = Угнанный автобус
vehicle-sedan = Легковая машина
vehicle-taxi = Такси
vehicle-police-car = Полицейская машина
vehicle-truck = Грузовик
vehicle-train = Локомотив
vehicle-train-car = Товарный вагон
