// What the game asks to be heard, done by the browser's own audio nodes: it decodes and mixes beside the page's only
// thread, so that a slow frame is never a torn sound.

/** What counts as silence, in decibels, as in the game. */
const SILENCE = -60;
const gainOf = (decibels) => (decibels <= -79 ? 0 : 10 ** (decibels / 20));
/** What a wall lets through, and what a pause does, in hertz; open is above all that is heard. */
const WALLED = 850;
const MUFFLED = 600;
const OPEN = 20000;
/** Seconds in which a stolen voice ends, a murmur follows, a layer comes and goes. */
const STOLEN = 0.02;
const FOLLOWS = 0.15;
const COMES = 0.04;
const GOES = 0.7;
/** Where the short sounds lie. */
const SOUNDS = "assets/sounds/";

export class Speaker {
    #context = null;
    #buses = {};
    #muffler = null;
    #files = new Map();
    #buffers = new Map();
    #voices = new Map();
    #loops = new Map();
    /** Loops that wait for their samples. */
    #awaited = new Map();
    #piece = null;
    #layers = 0;
    #ask;

    /** `ask(path)` brings a file that is not there yet. */
    constructor(ask) {
        this.#ask = ask;
    }

    /** From a gesture on: browsers are silent before. */
    wake() {
        if (!this.#context) this.#open();
        this.#context?.resume?.();
    }

    /** The page is hidden, or seen again. */
    rest(hidden) {
        if (hidden) this.#context?.suspend();
        else this.#context?.resume();
    }

    #open() {
        const Context = globalThis.AudioContext ?? globalThis.webkitAudioContext;
        if (!Context) return;
        const context = new Context({ latencyHint: "interactive" });
        this.#context = context;
        const limiter = new DynamicsCompressorNode(context, { threshold: -4, knee: 2, ratio: 20, attack: 0.002, release: 0.12 });
        limiter.connect(context.destination);
        const gain = (to) => {
            const node = new GainNode(context);
            node.connect(to);
            return node;
        };
        const master = gain(limiter);
        this.#muffler = new BiquadFilterNode(context, { type: "lowpass", frequency: OPEN });
        this.#muffler.connect(master);
        this.#buses = {
            master, music: gain(master), interface: gain(master), effects: gain(this.#muffler), voices: gain(this.#muffler),
        };
    }

    /** Takes a file over; whoever waits for it is served. */
    put(path, bytes) {
        this.#files.set(path, bytes.slice().buffer);
    }

    /** The samples of a file, or nothing yet. */
    #buffer(path) {
        const known = this.#buffers.get(path);
        if (known !== undefined) return known;
        const file = this.#files.get(path);
        if (!file) {
            this.#ask(path);
            return null;
        }
        this.#buffers.set(path, null);
        // A short sound may leave the memory and come again; a piece of music is decoded once.
        const short = path.startsWith(SOUNDS);
        if (!short) this.#files.delete(path);
        const keep = (buffer) => this.#buffers.has(path) && this.#buffers.set(path, buffer);
        this.#context.decodeAudioData(short ? file.slice(0) : file).then(keep, () => {});
        return null;
    }

    /** What the game asks; before the first gesture nothing is heard, but buses and music are remembered. */
    tell(what, value) {
        if (!this.#context) this.#open();
        if (this.#context) this[`_${what}`]?.(value);
    }

    _play({ voice, file, bus, decibels, panning, rate, walled }) {
        const buffer = this.#buffer(file);
        // A blow that is heard late is worse than none.
        if (!buffer || this.#context.state !== "running") return;
        const source = new AudioBufferSourceNode(this.#context, { buffer, playbackRate: rate });
        const out = this.#through(source, { bus, decibels, panning, walled });
        this.#voices.set(voice, { source, gain: out.gain });
        source.onended = () => this.#voices.delete(voice);
        source.start();
    }

    #through(source, { bus, decibels, panning, walled }) {
        const context = this.#context;
        const wall = new BiquadFilterNode(context, { type: "lowpass", frequency: walled ? WALLED : OPEN });
        const side = new StereoPannerNode(context, { pan: Math.max(-1, Math.min(1, panning)) });
        const gain = new GainNode(context, { gain: gainOf(decibels) });
        source.connect(wall).connect(side).connect(gain).connect(this.#buses[bus] ?? this.#buses.effects);
        return { wall, side, gain };
    }

    #ease(param, value, secs) {
        const now = this.#context.currentTime;
        param.cancelScheduledValues(now);
        param.setValueAtTime(param.value, now);
        param.linearRampToValueAtTime(value, now + Math.max(secs, 0.001));
    }

    _stop({ voice }) {
        const playing = this.#voices.get(voice);
        if (!playing) return;
        this.#ease(playing.gain.gain, 0, STOLEN);
        playing.source.stop(this.#context.currentTime + STOLEN);
    }

    /** Which short sounds may be asked for from now on: these are decoded, the others leave the memory. */
    _want({ files }) {
        const wanted = new Set(files);
        for (const path of this.#buffers.keys()) if (path.startsWith(SOUNDS) && !wanted.has(path)) this.#buffers.delete(path);
        for (const file of files) this.#buffer(file);
    }

    _loop({ file, number, decibels, panning, walled, rate }) {
        const id = `${file} ${number}`;
        const silent = decibels <= SILENCE;
        let murmur = this.#loops.get(id);
        clearTimeout(this.#awaited.get(id));
        this.#awaited.delete(id);
        if (!murmur) {
            if (silent) return;
            const buffer = this.#buffer(file);
            if (!buffer) {
                // It is told only once: it begins when it is there.
                const again = () => this._loop({ file, number, decibels, panning, walled, rate });
                this.#awaited.set(id, setTimeout(again, 200));
                return;
            }
            const source = new AudioBufferSourceNode(this.#context, { buffer, loop: true, playbackRate: rate });
            murmur = { source, ...this.#through(source, { bus: "effects", decibels: -80, panning, walled }) };
            this.#loops.set(id, murmur);
            source.start();
        }
        if (silent) {
            this.#ease(murmur.gain.gain, 0, FOLLOWS);
            murmur.source.stop(this.#context.currentTime + FOLLOWS * 2);
            this.#loops.delete(id);
            return;
        }
        this.#ease(murmur.source.playbackRate, rate, FOLLOWS);
        this.#ease(murmur.gain.gain, gainOf(decibels), FOLLOWS);
        this.#ease(murmur.side.pan, Math.max(-1, Math.min(1, panning)), FOLLOWS);
        this.#ease(murmur.wall.frequency, walled ? WALLED : OPEN, FOLLOWS);
    }

    _bus({ bus, decibels, secs }) {
        if (this.#buses[bus]) this.#ease(this.#buses[bus].gain, gainOf(decibels), secs);
    }

    _muffle({ muffled, secs }) {
        this.#ease(this.#muffler.frequency, muffled ? MUFFLED : OPEN, secs);
    }

    _piece({ piece, secs }) {
        const old = this.#piece;
        if (old?.started) {
            this.#ease(old.gain.gain, 0, secs);
            for (const source of old.sources) source.stop(this.#context.currentTime + secs + 0.1);
        }
        this.#piece = piece && { ...piece, secs, sources: [], gains: [], started: 0 };
        if (this.#piece) this.#begin(this.#piece);
    }

    /** Begins a piece as soon as all its layers are decoded: they all start at one moment and stay together. */
    #begin(piece) {
        if (this.#piece !== piece) return;
        const buffers = piece.files.map((file) => this.#buffer(file));
        if (buffers.some((buffer) => !buffer)) {
            setTimeout(() => this.#begin(piece), 100);
            return;
        }
        const context = this.#context;
        piece.gain = new GainNode(context, { gain: 0 });
        piece.gain.connect(this.#buses.music);
        this.#ease(piece.gain.gain, 1, piece.secs);
        const length = Math.min(...buffers.map((buffer) => buffer.duration));
        const at = context.currentTime + 0.05;
        piece.gains = buffers.map((_, layer) => {
            const gain = new GainNode(context, { gain: layer < this.#layers ? 1 : 0 });
            gain.connect(piece.gain);
            return gain;
        });
        piece.sources = buffers.map((buffer, layer) => {
            const source = new AudioBufferSourceNode(context, { buffer, loop: true, loopEnd: length });
            source.connect(piece.gains[layer]);
            source.start(at);
            return source;
        });
        piece.started = at;
    }

    _layers({ count }) {
        this.#layers = count;
        const piece = this.#piece;
        if (!piece?.started) return;
        // What is heard changes on the piece's own bar lines.
        const now = this.#context.currentTime;
        const bars = Math.max(0, Math.ceil((now - piece.started) / piece.bar));
        const at = Math.max(now, piece.started + bars * piece.bar);
        piece.gains.forEach(({ gain }, layer) => {
            const wanted = layer < count ? 1 : 0;
            gain.cancelScheduledValues(now);
            gain.setValueAtTime(gain.value, at);
            gain.linearRampToValueAtTime(wanted, at + (wanted ? COMES : GOES));
        });
    }
}
