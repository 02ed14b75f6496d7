/** What the pen's digits are called. */
export const PEN = 'Backstep’s pen';

/** What those are called that a run is tested on: others than there are to choose from. */
export const PEN_TEST = 'Backstep’s pen, the run’s test';

/** What the digits that a run is tested on are called where any digit can be chosen. */
export function testSource(source: string): string {
	return source === PEN ? PEN_TEST : source;
}
