import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { bestKernel } from './best-kernel';
import { scalarKernel } from './scalar-kernel';

const compiled = async () => readFileSync('src/training/kernel.wasm');

afterEach(() => vi.unstubAllGlobals());

describe('bestKernel', () => {
	test('is the compiled one where SIMD is there', async () => {
		const { simd, makeKernel } = await bestKernel(compiled);
		expect(simd).toBe(true);
		expect(makeKernel).not.toBe(scalarKernel);
	});

	test('is the scalar one where the compiled one is refused', async () => {
		const { simd, makeKernel } = await bestKernel(async () => Uint8Array.of(0, 97, 115, 109));
		expect(simd).toBe(false);
		expect(makeKernel).toBe(scalarKernel);
	});

	test('is the scalar one where there is no WebAssembly, and asks for no bytes', async () => {
		vi.stubGlobal('WebAssembly', undefined);
		const bytes = vi.fn();
		const { makeKernel, makeMemory } = await bestKernel(bytes);
		expect(makeKernel).toBe(scalarKernel);
		expect(makeMemory(100).buffer.byteLength).toBe(100);
		expect(bytes).not.toHaveBeenCalled();
	});
});
