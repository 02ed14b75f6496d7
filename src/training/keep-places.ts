/**
 * Some of `now`, at most so many, each where it stood in `before`; those that have gone make room for
 * others, in their order. So a list that is looked at again and again does not reshuffle.
 */
export function keepPlaces(
	before: readonly number[],
	now: readonly number[],
	most: number
): number[] {
	const there = new Set(now);
	const stood = new Set(before);
	const others = now.filter((item) => !stood.has(item)).values();
	const next = () => others.next().value;
	const kept = before.map((item) => (there.has(item) ? item : next()));
	const places = kept.filter((item) => item !== undefined).slice(0, most);
	while (places.length < Math.min(most, now.length)) places.push(next()!);
	return places;
}
