import {
	existsSync,
	mkdtempSync,
	readFileSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const source = 'src/training/assembly/kernel.ts';

/** Where the compiled kernel lies. */
export const kernelPath = join(root, 'src/training/kernel.wasm');

// No relaxed SIMD, which may round differently on another machine.
const options = ['-O3', '--enable', 'simd', '--noAssert', '--runtime', 'stub'];

/**
 * Compiles the training kernel to WebAssembly where it is missing or older than its source.
 * @throws {Error} with what the compiler says
 */
export async function compileKernel() {
	if (isFresh()) return;
	// Beside its place, and then moved there: two builds at a time never read half a file.
	const folder = mkdtempSync(join(root, 'src/training/.kernel-'));
	try {
		const compiled = join(folder, 'kernel.wasm');
		writeFileSync(compiled, await assembled(source));
		renameSync(compiled, kernelPath);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/**
 * A file of AssemblyScript, by its path in the project, as WebAssembly that is given its memory.
 * @param {string} source
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 * @throws {Error} with what the compiler says
 */
export async function assembled(source) {
	// Only here: to load the compiler takes a second.
	const { default: asc } = await import('assemblyscript/asc');
	/** @type {Uint8Array<ArrayBuffer> | undefined} */
	let made;
	const { error, stderr } = await asc.main(
		[join(root, source), ...options, '--importMemory', '--outFile', 'made.wasm'],
		{
			writeFile: (_name, content) =>
				void (made = Uint8Array.from(/** @type {Uint8Array} */ (content)))
		}
	);
	const said = stderr.toString();
	if (error || said || !made) throw new Error(`${source} does not compile: ${said || error}`);
	return made;
}

/** The compiled kernel's bytes, compiled first where they have to be. */
export async function readKernel() {
	await compileKernel();
	return readFileSync(kernelPath);
}

function isFresh() {
	const made = [source, 'scripts/compile-kernel.js'];
	return (
		existsSync(kernelPath) &&
		made.every((path) => statSync(join(root, path)).mtimeMs < statSync(kernelPath).mtimeMs)
	);
}
