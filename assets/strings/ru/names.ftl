# Имена людей, вещей и уровней сложности.
actor-danko = Данко
actor-bather = Купальщик
actor-thug = Кочегар
actor-brute = Истопник
actor-attendant = Банщик

item-bucket = Ведро
item-stool = Табурет
item-plank = Доска
item-tongs = Щипцы
item-tongs-coal = Щипцы с горячим углем
item-bottle = Бутылка
item-birch = Берёзовый веник
item-pipe = Труба
item-room-key = Ключ
item-tea = Чай
item-bread = Хлеб

prop-column = Колонна
prop-stove = Печь
prop-bench = Скамья
prop-stool = Табурет
prop-bucket = Ведро
prop-basin = Раковина
prop-lockers = Шкафчики
prop-table = Стол
prop-towel-rack = Вешалка для полотенец
prop-plant = Пальма в кадке
prop-woodpile = Дрова
prop-shower = Душ
prop-crate = Ящик

difficulty-easy = Снисходительно
difficulty-normal = По уставу
difficulty-hard = Без пощады

campaign-title = Москва и Чикаго
