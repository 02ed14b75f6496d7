// @vitest-environment jsdom
// So that the runes are compiled as the page has them.
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { learningStep } from '$engine/learning-step';
import { anyPass } from '$engine/testing/arbitrary-network';
import { worked } from '$engine/testing/worked-example';
import type { Trace } from '$engine/trace';
import { meets, type Breakpoint } from '$replay/breakpoint';
import { afterStep, startAt, type Grain } from '$replay/moment';
import { builtIn } from './networks';
import { Player, SPEEDS } from './player.svelte';

const BEAT = 1200;
const trace = learningStep(worked.network, worked.sample, { toInput: true });
const last = trace.steps.length;
const bridge = builtIn['3-3-2']();
const deep = learningStep(bridge.network, bridge.sample);

const equation = (equation: 'EQ1' | 'EQ3' | 'EQ4' | 'EQ5' | 'EQ6'): Breakpoint => ({
	on: 'equation',
	equation
});
const layer = (layer: number): Breakpoint => ({ on: 'layer', layer });

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

function playerAt(cursor: number, pass = trace): Player {
	const player = new Player(() => pass);
	player.goTo(cursor);
	return player;
}

/** A player of 3-2 with breakpoints on EQ4 and EQ5, steps 6 and 9. */
function playerWithStops(cursor: number): Player {
	const player = playerAt(cursor);
	player.breakpoints = [equation('EQ4'), equation('EQ5')];
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

describe('breakpoints', () => {
	test('a run goes on to the next one, and after the last to the end', () => {
		const player = playerWithStops(0);
		const seen = [0, 1, 2, 3].map(() => {
			player.run();
			return player.cursor;
		});
		expect(seen).toEqual([6, 9, last, last]);
	});

	test('a run back goes to the one before, and before the first to the start', () => {
		const player = playerWithStops(last);
		const seen = [0, 1, 2, 3].map(() => {
			player.runBack();
			return player.cursor;
		});
		expect(seen).toEqual([9, 6, 0, 0]);
	});

	test('a run from within a step shows the step that it comes to whole', () => {
		const player = playerWithStops(1);
		player.into();
		player.run();
		expect(player.moment).toEqual(afterStep(6));
		player.into();
		player.into();
		player.runBack();
		expect(player.moment).toEqual(afterStep(0));
	});

	test('a run takes over from playing', () => {
		const player = playerWithStops(0);
		player.play();
		player.run();
		expect([player.playing, vi.getTimerCount()]).toEqual([false, 0]);
	});

	test('are taken away by what set them, and stay in the order in which they were set', () => {
		const player = playerAt(0);
		for (const one of [equation('EQ4'), layer(0), { on: 'above', limit: 1 } as const]) {
			player.toggleBreakpoint(one);
		}
		player.toggleBreakpoint(layer(0));
		player.toggleBreakpoint({ on: 'below', limit: 1 });
		expect(player.breakpoints).toEqual([
			equation('EQ4'),
			{ on: 'above', limit: 1 },
			{ on: 'below', limit: 1 }
		]);
	});

	test('tell the steps that meet one of them, each once and in order', () => {
		const player = playerAt(0, deep);
		expect(player.stops).toEqual([]);
		player.breakpoints = [equation('EQ6'), layer(1)];
		expect(player.stops).toEqual([1, 2, 9, 10, 11, 12, 13, 14, 16]);
		player.breakpoints = [{ on: 'not-finite' }];
		expect(player.stops).toEqual([]);
	});

	test('a stop at a step is on its equation, else on its operation', () => {
		const player = playerAt(0);
		player.toggleStop(6);
		player.toggleStop(2);
		expect(player.breakpoints).toEqual([equation('EQ4'), { on: 'operation', op: 'activate' }]);
		player.toggleStop(2);
		player.toggleStop(6);
		expect(player.breakpoints).toEqual([]);
	});

	test('where some stop a step already, every one of them goes, and no other', () => {
		const player = playerAt(0, deep);
		player.breakpoints = [layer(1), equation('EQ6'), equation('EQ5'), { on: 'above', limit: 0 }];
		player.toggleStop(14);
		expect(player.breakpoints).toEqual([equation('EQ5')]);
		expect(player.stops).toEqual([11]);
	});

	test('at the start there is nothing to stop at', () => {
		const player = playerWithStops(0);
		player.toggleStop(0);
		expect(player.stops).toEqual([6, 9]);
	});

	test('a run never skips a step that meets one, whatever it starts from', () => {
		const any = fc.oneof(
			fc.nat(4).map(layer),
			fc.constantFrom('EQ1' as const, 'EQ3' as const, 'EQ6' as const).map(equation),
			fc.record({
				on: fc.constantFrom('above' as const, 'below' as const),
				limit: fc.double({ min: 0, max: 2, noNaN: true })
			})
		);
		const walk = fc.array(fc.constantFrom('next', 'back', 'into', 'out', 'run', 'runBack'));
		fc.assert(
			fc.property(
				anyPass(),
				fc.array(any, { maxLength: 3 }),
				walk,
				({ network, sample, toInput }, breakpoints, walk) => {
					const pass = learningStep(network, sample, { toInput });
					const player = new Player(() => pass);
					player.breakpoints = breakpoints;
					const isStop = (cursor: number) => breakpoints.some((one) => meets(pass, cursor, one));
					for (const move of walk) {
						const from = player.cursor;
						player[move as 'run']();
						if (!move.startsWith('run')) continue;
						const to = player.cursor;
						const [first, end] = move === 'run' ? [from + 1, to] : [to + 1, from];
						for (let cursor = first; cursor < end; cursor++) expect(isStop(cursor)).toBe(false);
						const isEnd = to === (move === 'run' ? pass.steps.length : 0);
						expect(isEnd || isStop(to)).toBe(true);
					}
				}
			)
		);
	});
});

describe('going to an equation', () => {
	test('finds the next step that is it, and from the last goes round to the first', () => {
		const player = playerAt(0, deep);
		const seen = [0, 1, 2].map(() => {
			player.toEquation('EQ3');
			return player.cursor;
		});
		expect(seen).toEqual([1, 3, 1]);
		player.toEquation('EQ1');
		player.toEquation('EQ1');
		expect(player.step?.equation).toBe('EQ1');
		expect(player.cursor).toBe(13);
	});

	test('stays where it is when no step is that equation', () => {
		const player = playerAt(7);
		player.into();
		const { moment } = player;
		player.toEquation('EQ1');
		expect(player.moment).toEqual(moment);
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

	test('stops at a breakpoint, and goes on from it', () => {
		const player = playerWithStops(4);
		player.play();
		vi.advanceTimersByTime(BEAT * 5);
		expect(player).toMatchObject({ cursor: 6, playing: false });
		expect(vi.getTimerCount()).toBe(0);
		player.play();
		vi.advanceTimersByTime(BEAT * 2);
		expect(player).toMatchObject({ cursor: 8, playing: true });
		vi.advanceTimersByTime(BEAT * 5);
		expect(player).toMatchObject({ cursor: 9, playing: false });
	});

	test.each<Grain>(['equation', 'row', 'term'])(
		'stops at %s grain where a step that meets a breakpoint is begun, and not again within it',
		(grain) => {
			const player = playerWithStops(0);
			player.show(startAt(grain));
			const paused = [0, 1, 2].map(() => {
				player.play();
				vi.advanceTimersByTime(BEAT * 100);
				expect(player.playing).toBe(false);
				return player.moment;
			});
			expect(paused.slice(0, 2)).toEqual([
				{ grain, step: 6, row: 0, term: 0 },
				{ grain, step: 9, row: 0, term: 0 }
			]);
			expect(player).toMatchObject({ cursor: last, atEnd: true });
		}
	);

	test('starts again at the grain that it ended with', () => {
		const player = playerAt(0);
		player.show({ grain: 'row', step: last, row: 1, term: 0 });
		player.play();
		expect(player.moment).toEqual(startAt('row'));
		player.pause();
	});
});

describe('the speed', () => {
	test.each(SPEEDS)('%d is so many times as fast', (speed) => {
		const player = playerAt(0);
		player.speed = speed;
		player.play();
		vi.advanceTimersByTime(BEAT / speed - 1);
		expect(player.cursor).toBe(0);
		vi.advanceTimersByTime(1);
		expect(player.cursor).toBe(1);
		vi.advanceTimersByTime((2 * BEAT) / speed);
		expect(player.cursor).toBe(3);
		player.pause();
	});

	test('is 1 at first, and can be changed while the pass plays, which then goes on', () => {
		const player = playerAt(2);
		expect(player.speed).toBe(1);
		player.play();
		vi.advanceTimersByTime(BEAT - 1);
		player.speed = 4;
		expect([player.cursor, player.playing, vi.getTimerCount()]).toEqual([2, true, 1]);
		vi.advanceTimersByTime(BEAT / 4);
		expect(player.cursor).toBe(3);
		player.speed = 0.5;
		vi.advanceTimersByTime(BEAT);
		expect(player.cursor).toBe(3);
		vi.advanceTimersByTime(BEAT);
		expect(player.cursor).toBe(4);
		player.pause();
	});

	test('does not set going what stands still', () => {
		const player = playerAt(2);
		player.speed = 2;
		expect([player.playing, vi.getTimerCount()]).toEqual([false, 0]);
	});
});
