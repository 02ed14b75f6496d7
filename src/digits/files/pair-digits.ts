import { counted } from '$digits/counted';
import type { DigitSet } from '$digits/digit-set';
import { IdxError } from './idx-error';
import type { IdxImages, IdxLabels } from './idx';

/** Images and their labels as one set. Throws an IdxError when there are not as many of the one as of the other. */
export function pairDigits(images: IdxImages, labels: IdxLabels): DigitSet {
	if (images.count !== labels.count) throw new IdxError(differ(images, labels));
	return {
		source: images.name,
		count: images.count,
		pixels: images.pixels,
		labels: labels.labels
	};
}

/** That two files do not belong together, in one sentence with both counts. */
export function differ(images: IdxImages, labels: IdxLabels): string {
	return `${images.name} has ${counted(images.count, 'image')} but ${labels.name} has ${counted(labels.count, 'label')}; choose two files that belong together.`;
}
