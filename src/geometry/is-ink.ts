import type { ValueSymbol } from '$engine/trace';
import type { MatrixForm } from './matrix-form';

/** Whether a value is drawn as ink on paper: the grey levels of a digit. */
export function isInk(symbol: ValueSymbol, form: MatrixForm): boolean {
	return form === 'picture' && symbol === 'a';
}
