// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { REST, RunLook, type View } from './run-look.svelte';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
	vi.useRealTimers();
	sessionStorage.clear();
});

/** A run of a hundred updates that answers after a moment, and notes what it was asked. */
function run() {
	const asked: string[] = [];
	return {
		asked,
		done: 100,
		view(update: number, answers: boolean): Promise<View> {
			asked.push(`${update}${answers ? ' with answers' : ''}`);
			const view: View = {
				update,
				parameters: Float32Array.of(update),
				gradientSizes: null,
				batch: Uint32Array.of(update),
				answers: answers ? { cost: 0, outputs: Float32Array.of(update) } : null
			};
			return new Promise((resolve) => setTimeout(() => resolve(view), 10));
		}
	};
}

describe('a look at a run', () => {
	test('asks for weights while the hand moves, and for answers and batch once it rests', async () => {
		const viewed = run();
		const look = new RunLook(viewed);
		look.again();
		await vi.advanceTimersByTimeAsync(20);
		for (const update of [50, 49, 48]) {
			look.to(update);
			await vi.advanceTimersByTimeAsync(30);
			expect(look.seen?.update).toBe(update);
			// What stands under an update's name is of that update.
			expect([look.settled?.update, look.settled?.answers?.outputs[0]]).toEqual([100, 100]);
			expect(look.isMoving).toBe(true);
		}
		const weights = look.seen?.parameters;
		await vi.advanceTimersByTimeAsync(REST);
		expect([look.settled?.update, look.settled?.answers?.outputs[0]]).toEqual([48, 48]);
		expect([...look.settled!.batch!]).toEqual([48]);
		expect(viewed.asked).toEqual(['100 with answers', '50', '49', '48', '48 with answers']);
		expect(look.seen?.parameters, 'drawn already').toBe(weights);
		expect(look.isMoving).toBe(false);
	});

	test('of many wishes follows the last, and each only once the one before was granted', async () => {
		const viewed = run();
		const look = new RunLook(viewed);
		for (const update of [9, 8, 7, 6]) look.to(update);
		await vi.advanceTimersByTimeAsync(1000);
		expect(viewed.asked).toEqual(['9', '6', '6 with answers']);
	});

	test('that follows the run again has its answers at once', async () => {
		const viewed = run();
		const look = new RunLook(viewed);
		look.to(5);
		look.to(null);
		await vi.advanceTimersByTimeAsync(20);
		expect(look.settled?.update).toBe(100);
		await vi.advanceTimersByTimeAsync(1000);
		expect(viewed.asked).toHaveLength(2);
	});

	test('finds its cell and its comparison again after a reload, but not for another run', async () => {
		const look = new RunLook(run());
		look.choose(3, 5);
		look.to(7);
		look.setLog(true);
		look.pin({ update: 20, parameters: Float32Array.of(20) });
		const reloaded = new RunLook(run());
		const restoring = reloaded.restore();
		await vi.advanceTimersByTimeAsync(30);
		await restoring;
		expect([reloaded.at, reloaded.log]).toEqual([7, true]);
		expect(reloaded.cell).toEqual({ label: 3, answer: 5 });
		expect(reloaded.pinned).toEqual({ update: 20, parameters: Float32Array.of(20) });

		reloaded.reset();
		const another = new RunLook(run());
		await another.restore();
		expect([another.at, another.cell, another.pinned, another.log]).toEqual([
			null,
			null,
			null,
			true
		]);
	});

	test('sees nothing of a run that has ended meanwhile', async () => {
		const look = new RunLook(run());
		look.again();
		look.reset();
		await vi.advanceTimersByTimeAsync(20);
		expect([look.seen, look.settled]).toEqual([null, null]);
		look.again();
		await vi.advanceTimersByTimeAsync(20);
		expect(look.settled?.update).toBe(100);
	});

	test.each(['{', '[]', 'null', '{"cell":{"label":"3"},"pinned":-1}', '{"pinned":101}'])(
		'takes nothing from what it cannot have kept: %s',
		async (text) => {
			sessionStorage.setItem('backstep-train', text);
			const look = new RunLook(run());
			await look.restore();
			expect([look.cell, look.pinned]).toEqual([null, null]);
		}
	);
});
