// Puts the brotli of each file beside it.

import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import zlib from "node:zlib";

const brotli = promisify(zlib.brotliCompress);
const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = zlib.constants;

/** Where the sizes of what was compressed before are kept, by content: a rebuild compresses only what is new. */
const kept = path.join(process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache"), "red-heat/brotli");

/** What is compressed already gains next to nothing, so that the most thorough search there would be wasted. */
const dense = /\.(ogg|png|pack)$/;

async function compress(folder, name, quick) {
    const from = path.join(folder, name);
    const quality = quick ? 4 : dense.test(name) ? 6 : 11;
    // A name with a hash in it says all about the content.
    const stored = /\.[0-9a-f]{12}\./.test(name) ? path.join(kept, `${path.basename(name)}.${quality}`) : null;
    if (stored && fs.existsSync(stored)) {
        fs.copyFileSync(stored, `${from}.br`);
    } else {
        const bytes = fs.readFileSync(from);
        const params = {
            [BROTLI_PARAM_QUALITY]: quality,
            [BROTLI_PARAM_LGWIN]: 24,
            [BROTLI_PARAM_SIZE_HINT]: bytes.length,
        };
        fs.writeFileSync(`${from}.br`, await brotli(bytes, { params }));
        if (stored && quality === 11) {
            fs.mkdirSync(kept, { recursive: true });
            fs.copyFileSync(`${from}.br`, stored);
        }
    }
    return fs.statSync(`${from}.br`).size;
}

/** Compresses all of them; gives each one's size. */
export async function compressAll(folder, names, quick) {
    const sizes = new Map();
    const waiting = [...names];
    const worker = async () => {
        for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
            sizes.set(name, await compress(folder, name, quick));
        }
    };
    await Promise.all(Array.from({ length: os.availableParallelism() }, worker));
    return sizes;
}
