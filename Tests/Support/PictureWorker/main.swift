import Media

// The child process of the tests: the real one.
PictureWorker.run()
