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
item-podbyrin = Подбырин 9,2
item-revolver = Револьвер
item-service-pistol = Служебный пистолет
item-smg = Пистолет-пулемёт
item-shotgun = Дробовик
item-rifle = Охотничье ружьё
item-derringer = Пистолет в рукаве
item-ammo-podbyrin = Патроны 9,2 мм
item-ammo-revolver = Патроны к револьверу
item-ammo-pistol = Пистолетные патроны
item-ammo-smg = Магазин к пистолету-пулемёту
item-ammo-shells = Патроны с дробью
item-ammo-rifle = Винтовочные патроны
item-first-aid = Аптечка
item-knife = Нож
item-nightstick = Дубинка
item-lamp = Лампа
item-ice-bucket = Ведёрко со льдом
