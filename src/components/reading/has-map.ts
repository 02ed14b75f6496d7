import { matrixForm } from '$geometry/matrix-form';
import { shownValues } from '$notation/shown-values';
import type { Pass } from '$state/pass-of';

/** Whether the step that makes a value has a matrix too large for its numbers to be printed. */
export function hasMap({ trace, letters }: Pass, makes: string): boolean {
	const step = trace.steps.find(({ result }) => trace.values[result].id === makes)!;
	return shownValues(trace, step, letters.lettering).some(
		({ tensor: { rows, cols } }) => matrixForm(rows, cols) !== 'numerals'
	);
}
