// Reads a screenshot, so that tests can ask it: 8 bits a channel, colour with or without alpha, not interlaced.

import zlib from "node:zlib";

/** The neighbour that the fifth filter takes. */
function paeth(left, up, corner) {
    const guess = left + up - corner;
    const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
    if (a <= b && a <= c) return left;
    return b <= c ? up : corner;
}

export class Png {
    width;
    height;
    #data;
    #bytes;

    constructor(file) {
        this.width = file.readUInt32BE(16);
        this.height = file.readUInt32BE(20);
        this.#bytes = { 2: 3, 6: 4 }[file[25]];
        if (file[24] !== 8 || !this.#bytes || file[28] !== 0) throw new Error("no screenshot");
        const parts = [];
        for (let at = 8; at < file.length; ) {
            const length = file.readUInt32BE(at);
            if (file.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(file.subarray(at + 8, at + 8 + length));
            at += length + 12;
        }
        this.#data = this.#unfilter(zlib.inflateSync(Buffer.concat(parts)));
    }

    #unfilter(raw) {
        const bytes = this.#bytes;
        const row = this.width * bytes;
        const out = Buffer.alloc(row * this.height);
        for (let y = 0; y < this.height; y += 1) {
            const filter = raw[y * (row + 1)];
            for (let x = 0; x < row; x += 1) {
                const at = y * row + x;
                const left = x >= bytes ? out[at - bytes] : 0;
                const up = y > 0 ? out[at - row] : 0;
                const corner = x >= bytes && y > 0 ? out[at - row - bytes] : 0;
                const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
                out[at] = raw[y * (row + 1) + 1 + x] + add;
            }
        }
        return out;
    }

    /** The colour of a pixel, as one number. */
    at(x, y) {
        return this.#data.readUIntBE((y * this.width + x) * this.#bytes, 3);
    }

    /** How many colours there are in a part of it. */
    colours({ left = 0, top = 0, width = this.width, height = this.height } = {}) {
        const found = new Set();
        for (let y = top; y < top + height; y += 1) for (let x = left; x < left + width; x += 1) found.add(this.at(x, y));
        return found.size;
    }

    /** How much of the blocks of `scale` × `scale` pixels have more than one colour: 0 where every block is one pixel. */
    blurred({ left, top, width, height, scale }) {
        let mixed = 0;
        for (let y = 0; y < height; y += 1) {
            for (let x = 0; x < width; x += 1) {
                const [ax, ay] = [left + x * scale, top + y * scale];
                const first = this.at(ax, ay);
                let same = true;
                for (let dy = 0; same && dy < scale; dy += 1) {
                    for (let dx = 0; same && dx < scale; dx += 1) same = this.at(ax + dx, ay + dy) === first;
                }
                if (!same) mixed += 1;
            }
        }
        return mixed / (width * height);
    }
}
