// Every word that the page itself says, in both languages. The game's own words are in its files.

/** What is written under the buttons: the same as in the game's own hints (assets/strings, ui-touch-…). */
export const CAPTIONS = {
    en: { Strike: "Hit", Kick: "Kick", Grab: "Grab", Roll: "Roll", Swap: "Swap", Reload: "Load", Order: "Order", Pause: "Pause" },
    ru: { Strike: "Удар", Kick: "Пинок", Grab: "Хват", Roll: "Кувырок", Swap: "Смена", Reload: "Заряд", Order: "Приказ", Pause: "Пауза" },
};

const WORDS = {
    en: {
        homage: "An unofficial homage by fans of the 1988 film. Not affiliated with, nor endorsed by, anyone who made or owns it.",
        loading: "Loading: {done} of {all} MB",
        preparing: "Preparing …",
        begin: "Click to start",
        beginTouch: "Tap to start",
        starting: "Starting …",
        full: "Full screen",
        unfull: "Leave full screen",
        menu: "Page menu",
        export: "Save progress to a file",
        import: "Load progress from a file",
        imported: "The progress was taken over.",
        exported: "Your progress and settings are in the file {name}.",
        tooLarge: "This file is too large to be one of this game's.",
        sticksOn: "Show touch controls",
        sticksOff: "Hide touch controls",
        again: "Try again",
        againIn: "Try again ({seconds} s)",
        reload: "Reload the page",
        close: "Close",
        goOn: "Play upright all the same",
        turn: "Turn your device: the game is wider than it is tall.",
        noGl: "Your browser cannot draw the game.",
        noGlDo: "The game needs WebGL 2. Switch on hardware acceleration in the browser's settings, or try a current Firefox, Chrome, Edge or Safari.",
        noWasm: "Your browser cannot run the game.",
        noWasmDo: "The game needs WebAssembly. Try a current Firefox, Chrome, Edge or Safari.",
        lostGl: "The graphics card took the picture away.",
        lostGlDo: "That happens when a driver is renewed or a device sleeps. Reload the page; your progress is kept.",
        noFile: "A part of the game did not arrive.",
        noFileDo: "The network may be away, or the host busy. Nothing is lost.",
        stopped: "The game has stopped.",
        stoppedDo: "That is a mistake in the game. Your progress is kept; reload the page to play on. The words below help whoever mends it.",
        noStore: "This browser lets the page keep nothing: progress and settings are gone when the page is closed. You can save them to a file.",
        fullStore: "The browser's storage is full: this progress could not be kept. You can save it to a file.",
        lateFile: "Some pictures or sounds did not arrive yet.",
        newer: "A newer version of the game is ready.",
        offline: "From now on the game also plays without a network.",
        noFull: "This browser allows no full screen here.",
        Strike: "Strike, fire",
        Kick: "Kick",
        Grab: "Grab, take",
        Roll: "Roll",
        Swap: "Gun or fists",
        Reload: "Reload",
        Order: "Order",
        Pause: "Pause",
        move: "Move",
        aim: "Aim; push to the rim to strike or fire",
    },
    ru: {
        homage: "Неофициальное посвящение поклонников фильма 1988 года. Не связано с теми, кто снял фильм или владеет им, и не одобрено ими.",
        loading: "Загрузка: {done} из {all} МБ",
        preparing: "Подготовка …",
        begin: "Нажмите, чтобы начать",
        beginTouch: "Коснитесь, чтобы начать",
        starting: "Запуск …",
        full: "Во весь экран",
        unfull: "Выйти из полного экрана",
        menu: "Меню страницы",
        export: "Сохранить прогресс в файл",
        import: "Загрузить прогресс из файла",
        imported: "Прогресс загружен.",
        exported: "Прогресс и настройки — в файле {name}.",
        tooLarge: "Файл слишком велик: он не от этой игры.",
        sticksOn: "Показать сенсорное управление",
        sticksOff: "Скрыть сенсорное управление",
        again: "Повторить",
        againIn: "Повторить ({seconds} с)",
        reload: "Перезагрузить страницу",
        close: "Закрыть",
        goOn: "Играть и так",
        turn: "Поверните устройство: игра шире, чем выше.",
        noGl: "Браузер не может нарисовать игру.",
        noGlDo: "Игре нужен WebGL 2. Включите аппаратное ускорение в настройках браузера или попробуйте свежий Firefox, Chrome, Edge или Safari.",
        noWasm: "Браузер не может запустить игру.",
        noWasmDo: "Игре нужен WebAssembly. Попробуйте свежий Firefox, Chrome, Edge или Safari.",
        lostGl: "Видеокарта забрала картинку.",
        lostGlDo: "Так бывает, когда обновляется драйвер или устройство засыпает. Перезагрузите страницу; прогресс сохранён.",
        noFile: "Часть игры не загрузилась.",
        noFileDo: "Возможно, нет сети или сервер занят. Ничего не потеряно.",
        stopped: "Игра остановилась.",
        stoppedDo: "Это ошибка в игре. Прогресс сохранён; перезагрузите страницу, чтобы играть дальше. Слова ниже помогут её исправить.",
        noStore: "Браузер не даёт странице ничего хранить: прогресс и настройки пропадут, когда она закроется. Их можно сохранить в файл.",
        fullStore: "Хранилище браузера заполнено: прогресс не удалось записать. Его можно сохранить в файл.",
        lateFile: "Часть картинок или звуков ещё не загрузилась.",
        newer: "Готова новая версия игры.",
        offline: "Теперь в игру можно играть и без сети.",
        noFull: "Этот браузер не разрешает здесь полный экран.",
        Strike: "Удар, огонь",
        Kick: "Пинок",
        Grab: "Схватить, взять",
        Roll: "Перекат",
        Swap: "Оружие или кулаки",
        Reload: "Перезарядка",
        Order: "Приказ",
        Pause: "Пауза",
        move: "Движение",
        aim: "Прицел; до края — удар или огонь",
    },
};

/** "ru" where the player's browser prefers Russian to English, else "en". */
export const language = (() => {
    const wanted = navigator.languages?.length ? navigator.languages : [navigator.language ?? "en"];
    const known = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag in WORDS);
    return known ?? "en";
})();

/** The sentence of that key, with the values in place of their names. */
export function say(key, values = {}) {
    return WORDS[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The keys of each language: a test compares them. */
export const keys = Object.fromEntries(Object.entries(WORDS).map(([tongue, words]) => [tongue, Object.keys(words)]));
