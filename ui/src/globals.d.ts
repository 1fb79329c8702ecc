/** True in development, and in a build with FALAJ_GALLERY=1: then `#/gallery` shows every part. */
declare const __GALLERY__: boolean;
