// The player of a story read aloud, on top of the browser's own: speed, paragraphs back and on, the place kept over visits,
// and the paragraph that is being read marked in the text. Without it the browser's player does the rest.

const sound = document.querySelector('.listen__sound')
if (sound) listen(sound)

function listen(sound) {
  const section = sound.closest('.listen')
  const control = (name) => section.querySelector(`[data-listen="${name}"]`)
  const marks = readMarks(sound.dataset.marks)
  const place = `listen:${sound.dataset.story}`
  let marked = null
  let saved = 0

  section.querySelector('.listen__controls').hidden = false

  const speed = control('speed')
  const follow = control('follow')
  const wanted = recall('listen:speed')
  if ([...speed.options].some((option) => option.value === wanted)) speed.value = wanted
  if (recall('listen:follow') === 'no') follow.checked = false
  const setSpeed = () => { sound.defaultPlaybackRate = sound.playbackRate = Number(speed.value) }
  setSpeed()

  speed.addEventListener('change', () => { setSpeed(); keep('listen:speed', speed.value) })
  follow.addEventListener('change', () => { keep('listen:follow', follow.checked ? 'yes' : 'no'); show() })
  control('before').addEventListener('click', () => step(-1))
  control('after').addEventListener('click', () => step(1))

  // The place is kept for this recording only: another length is another recording.
  const start = Number((recall(place) ?? '').split('/')[0])
  const isSame = (recall(place) ?? '').split('/')[1] === sound.dataset.seconds
  if (isSame && start > 2) {
    sound.addEventListener('loadedmetadata', () => { if (sound.currentTime < 1) sound.currentTime = start }, { once: true })
  }

  sound.addEventListener('timeupdate', () => {
    show()
    if (Math.abs(sound.currentTime - saved) < 3) return
    saved = sound.currentTime
    keep(place, `${Math.floor(saved)}/${sound.dataset.seconds}`)
  })
  sound.addEventListener('ended', () => { forget(place); mark(null) })
  sound.addEventListener('pause', () => { if (!sound.ended) keep(place, `${Math.floor(sound.currentTime)}/${sound.dataset.seconds}`) })

  // Keys count inside the player only, so that nothing else on the page loses one.
  section.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target === speed) return
    const action = { j: () => step(-1), l: () => step(1), k: toggle }[event.key.toLowerCase()]
    if (!action) return
    event.preventDefault()
    action()
  })

  function toggle() { if (sound.paused) play(); else sound.pause() }

  // What a browser will not play, its own player says.
  function play() { sound.play().catch(() => {}) }

  function step(by) {
    const now = sound.currentTime
    // Back goes to this paragraph's beginning first, as in any player.
    const target = by > 0
      ? marks.find((mark) => mark.start > now + 0.2)
      : marks.findLast((mark) => mark.start < now - 2) ?? marks[0]
    if (!target) return
    if (sound.readyState > 0) sound.currentTime = target.start
    else sound.addEventListener('loadedmetadata', () => { sound.currentTime = target.start }, { once: true })
    if (sound.readyState === 0) play()
  }

  function show() {
    if (!follow.checked || sound.ended) return mark(null)
    mark(marks.findLast((mark) => mark.start <= sound.currentTime + 0.05)?.element ?? null)
  }

  function mark(element) {
    if (element === marked) return
    marked?.classList.remove('is-read')
    marked = element
    if (!element) return
    element.classList.add('is-read')
    const box = element.getBoundingClientRect()
    // Only a reader who has the last paragraph in view is taken along.
    if (!sound.paused && box.top > innerHeight * 0.8 && box.top < innerHeight * 1.6) {
      const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
      element.scrollIntoView({ block: 'center', behavior: calm ? 'auto' : 'smooth' })
    }
  }
}

// "124:p3": the fourth text block of the body begins after 12.4 seconds.
function readMarks(text) {
  const blocks = textBlocks()
  const named = { headline: '.story__headline', standfirst: '.story__standfirst', byline: '.byline' }
  return text.split(' ').filter(Boolean).map((mark) => {
    const [start, place] = mark.split(':')
    const element = named[place] ? document.querySelector(named[place]) : blocks[Number(place.slice(1))]
    return { start: Number(start) / 10, element: element ?? null }
  })
}

// Paragraphs, headings and list items without paragraphs of their own, in order; none of tables and furniture.
function textBlocks() {
  return [...document.querySelectorAll('.body :is(p, h2, h3, h4, li)')].filter((element) =>
    !element.closest('figure, aside, table, footer, .dateline')
    && !(element.matches('li') && element.querySelector(':scope > p')))
}

// A browser may refuse to keep anything: then nothing is kept.
function recall(name) { try { return localStorage.getItem(name) } catch { return null } }
function keep(name, value) { try { localStorage.setItem(name, value) } catch { /* nothing is kept */ } }
function forget(name) { try { localStorage.removeItem(name) } catch { /* nothing was kept */ } }
