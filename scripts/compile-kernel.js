import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
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
	// Only here: to load the compiler takes a second.
	const { default: asc } = await import('assemblyscript/asc');
	// Beside its place, and then moved there: two builds at a time never read half a file.
	const folder = mkdtempSync(join(root, 'src/training/.kernel-'));
	try {
		const compiled = join(folder, 'kernel.wasm');
		const { error, stderr } = await asc.main([
			join(root, source),
			...options,
			'--importMemory',
			'--outFile',
			compiled
		]);
		const said = stderr.toString();
		if (error || said) throw new Error(`${source} does not compile: ${said || error}`);
		renameSync(compiled, kernelPath);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
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
