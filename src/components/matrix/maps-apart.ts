// What is loaded apart is named here, and not there: Vite forgets the styles of a component that some
// pages load at once and others apart.
export { default as HeatMap } from './HeatMap.svelte';
