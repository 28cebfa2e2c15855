// Pictures for a host's brotli: a PNG whose pixels are stored as they are. A PNG packs them by itself, a quarter less well than
// brotli would, and what is packed cannot be packed again. Any reader of PNGs reads it.

import zlib from "node:zlib";

const SIGNATURE = 8;
/** Bytes of a chunk besides its data: length, name, check sum. */
const AROUND = 12;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
    return sum;
});

/** The check sum of PNG chunks. */
function crc(bytes) {
    let sum = 0xffffffff;
    for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
    return (sum ^ 0xffffffff) >>> 0;
}

function chunk(name, data) {
    const whole = Buffer.alloc(data.length + AROUND);
    whole.writeUInt32BE(data.length, 0);
    whole.write(name, 4, "latin1");
    data.copy(whole, 8);
    whole.writeUInt32BE(crc(whole.subarray(4, 8 + data.length)), 8 + data.length);
    return whole;
}

/** The same picture with nothing packed. */
export function loosened(png) {
    const before = [];
    const packed = [];
    for (let at = SIGNATURE; at < png.length; ) {
        const length = png.readUInt32BE(at);
        const name = png.toString("latin1", at + 4, at + 8);
        const data = png.subarray(at + 8, at + 8 + length);
        if (name === "IDAT") packed.push(data);
        else if (name !== "IEND") before.push(chunk(name, data));
        at += length + AROUND;
    }
    const pixels = zlib.deflateSync(zlib.inflateSync(Buffer.concat(packed)), { level: 0 });
    return Buffer.concat([png.subarray(0, SIGNATURE), ...before, chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}
