// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import type { Trace } from '$engine/trace';
import { Player } from './player.svelte';

const BEAT = 1200;
const trace = learningStep(worked.network, worked.sample, { toInput: true });
const last = trace.steps.length;

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function playerAt(cursor: number): Player {
	const player = new Player(() => trace);
	player.goTo(cursor);
	return player;
}

describe('moving', () => {
	test('starts at the start', () => {
		const player = new Player(() => trace);
		expect(player).toMatchObject({ cursor: 0, step: null, atStart: true, atEnd: false });
		expect(player.playing).toBe(false);
	});

	test('any walk ends where a plain counter ends', () => {
		const move = fc.oneof(
			fc.constantFrom('next', 'back', 'toStart', 'toEnd'),
			fc.integer({ min: -5, max: 40 })
		);
		fc.assert(
			fc.property(anyPass(), fc.array(move), ({ network, sample, toInput }, walk) => {
				const trace = learningStep(network, sample, { toInput });
				const end = trace.steps.length;
				const player = new Player(() => trace);
				let counter = 0;
				for (const move of walk) {
					if (typeof move === 'number') player.goTo(move);
					else player[move as 'next']();
					const to =
						{ next: counter + 1, back: counter - 1, toStart: 0, toEnd: end }[move] ?? +move;
					counter = Math.min(Math.max(to, 0), end);
					expect(player.cursor).toBe(counter);
					expect(player.step).toBe(trace.steps[counter - 1] ?? null);
					expect([player.atStart, player.atEnd]).toEqual([counter === 0, counter === end]);
				}
			})
		);
	});

	test('there and back comes to the same step, from everywhere', () => {
		for (let cursor = 0; cursor < last; cursor++) {
			const player = playerAt(cursor);
			const { step } = player;
			player.next();
			player.back();
			expect([player.cursor, player.step]).toEqual([cursor, step]);
		}
	});

	test('stays inside a trace that becomes shorter', () => {
		const short: Trace = { ...trace, steps: trace.steps.slice(0, 2) };
		let current = trace;
		const player = new Player(() => current);
		player.toEnd();
		current = short;
		expect(player).toMatchObject({ cursor: 2, atEnd: true });
		player.back();
		expect(player.cursor).toBe(1);
	});
});

describe('playing', () => {
	test('takes a step every beat, and stops at the end', () => {
		const player = playerAt(last - 2);
		player.play();
		const seen = [0, 1, 2, 3].map(() => {
			const { cursor, playing } = player;
			vi.advanceTimersByTime(BEAT);
			return [cursor, playing];
		});
		expect(seen).toEqual([
			[last - 2, true],
			[last - 1, true],
			[last, false],
			[last, false]
		]);
		expect(vi.getTimerCount()).toBe(0);
	});

	test('starts again from the start when it is at the end', () => {
		const player = playerAt(last);
		player.play();
		expect(player).toMatchObject({ cursor: 0, playing: true });
		vi.advanceTimersByTime(BEAT * last);
		expect(player).toMatchObject({ cursor: last, playing: false });
	});

	test('pauses and goes on from where it was', () => {
		const player = playerAt(0);
		player.toggle();
		vi.advanceTimersByTime(BEAT * 2.5);
		player.toggle();
		expect(player).toMatchObject({ cursor: 2, playing: false });
		vi.advanceTimersByTime(BEAT * 5);
		expect(player.cursor).toBe(2);
		player.toggle();
		vi.advanceTimersByTime(BEAT);
		expect(player).toMatchObject({ cursor: 3, playing: true });
		player.pause();
	});

	test('has one timer, however often it is asked to play', () => {
		const player = playerAt(0);
		player.play();
		player.play();
		expect(vi.getTimerCount()).toBe(1);
		vi.advanceTimersByTime(BEAT);
		expect(player.cursor).toBe(1);
		player.pause();
	});

	test('stops when the visitor takes over', () => {
		for (const move of ['next', 'back', 'toStart', 'toEnd'] as const) {
			const player = playerAt(3);
			player.play();
			player[move]();
			expect([player.playing, vi.getTimerCount()]).toEqual([false, 0]);
		}
	});

	test('stops when the trace has become so short that this is its end', () => {
		let current = trace;
		const player = new Player(() => current);
		player.play();
		vi.advanceTimersByTime(BEAT * 3);
		current = { ...trace, steps: trace.steps.slice(0, 2) };
		vi.advanceTimersByTime(BEAT);
		expect(player).toMatchObject({ cursor: 2, playing: false });
	});
});
