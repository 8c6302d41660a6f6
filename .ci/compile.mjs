// Compiles the lexicons and weights that ship for a quick start: the last step of `npm run build`.
import { writeCompiled } from '../.dist/coder-parts.js';

await writeCompiled();
