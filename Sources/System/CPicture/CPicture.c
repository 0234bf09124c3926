#include "CPicture.h"

#include <stdlib.h>
#include <string.h>
#include <vips/vips.h>

struct picture {
    char *path;
    VipsImage *header;
    VipsImage *pixels;
};

int picture_start(int threads) {
    if (VIPS_INIT("broadsheet")) return -1;
    vips_concurrency_set(threads);
    vips_cache_set_max(0);
    // What it could read besides (SVG, PDF, ImageMagick's formats) is a door that nobody needs.
    vips_operation_block_set("VipsForeignLoad", TRUE);
    static const char *readers[] = {
        "VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp", "VipsForeignLoadHeif", "VipsForeignLoadTiff"};
    for (size_t index = 0; index < sizeof readers / sizeof *readers; index++) vips_operation_block_set(readers[index], FALSE);
    return 0;
}

const char *picture_complaint(void) { return vips_error_buffer(); }

picture *picture_open(const char *path) {
    vips_error_clear();
    VipsImage *header = vips_image_new_from_file(path, "access", VIPS_ACCESS_SEQUENTIAL, NULL);
    if (!header) return NULL;
    picture *opened = calloc(1, sizeof *opened);
    char *copy = strdup(path);
    if (!opened || !copy) {
        g_object_unref(header);
        free(opened);
        free(copy);
        return NULL;
    }
    opened->path = copy;
    opened->header = header;
    return opened;
}

int picture_width(const picture *picture) {
    if (picture->pixels) return vips_image_get_width(picture->pixels);
    bool lies = vips_image_get_orientation_swap(picture->header);
    return lies ? vips_image_get_height(picture->header) : vips_image_get_width(picture->header);
}

int picture_height(const picture *picture) {
    if (picture->pixels) return vips_image_get_height(picture->pixels);
    bool lies = vips_image_get_orientation_swap(picture->header);
    return lies ? vips_image_get_width(picture->header) : vips_image_get_height(picture->header);
}

const void *picture_xmp(const picture *picture, size_t *length) {
    const void *data = NULL;
    if (!vips_image_get_typeof(picture->header, VIPS_META_XMP_NAME)
        || vips_image_get_blob(picture->header, VIPS_META_XMP_NAME, &data, length)) {
        vips_error_clear();
        return NULL;
    }
    return data;
}

/// Upright, no larger than asked, in sRGB; without a profile that cannot be used where the file has such a one.
static VipsImage *thumbnail(const char *path, int width, int height) {
    VipsImage *image = NULL;
    int failed = vips_thumbnail(
        path, &image, width, "height", height, "size", VIPS_SIZE_DOWN, "output_profile", "srgb", "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
    if (!failed) return image;
    // A broken profile must not cost the picture; whatever else is wrong is found again.
    vips_error_clear();
    failed = vips_thumbnail(
        path, &image, width, "height", height, "size", VIPS_SIZE_DOWN, "fail_on", VIPS_FAIL_ON_TRUNCATED, NULL);
    return failed ? NULL : image;
}

/// Takes the image over, and gives one of three bands of 8 bits.
static VipsImage *plain(VipsImage *image) {
    VipsImage *next = NULL;
    if (vips_image_hasalpha(image)) {
        VipsArrayDouble *white = vips_array_double_newv(1, image->BandFmt == VIPS_FORMAT_USHORT ? 65535.0 : 255.0);
        int failed = vips_flatten(image, &next, "background", white, NULL);
        vips_area_unref(VIPS_AREA(white));
        g_object_unref(image);
        if (failed) return NULL;
        image = next;
    }
    int failed = vips_colourspace(image, &next, VIPS_INTERPRETATION_sRGB, NULL);
    g_object_unref(image);
    if (failed) return NULL;
    image = next;
    if (image->Bands > 3) {
        failed = vips_extract_band(image, &next, 0, "n", 3, NULL);
        g_object_unref(image);
        if (failed) return NULL;
        image = next;
    }
    failed = vips_cast(image, &next, VIPS_FORMAT_UCHAR, NULL);
    g_object_unref(image);
    return failed ? NULL : next;
}

int picture_decode(picture *picture, int width, int height) {
    vips_error_clear();
    VipsImage *image = thumbnail(picture->path, width, height);
    if (image) image = plain(image);
    if (!image) return -1;
    VipsImage *pixels = vips_image_copy_memory(image);
    g_object_unref(image);
    if (!pixels || pixels->Bands != 3) {
        if (pixels) g_object_unref(pixels);
        return -1;
    }
    if (picture->pixels) g_object_unref(picture->pixels);
    picture->pixels = pixels;
    return 0;
}

/// A copy that says nothing but the words given.
static VipsImage *saying(VipsImage *image, const void *xmp, size_t xmp_length, const void *app13, size_t app13_length) {
    VipsImage *copy = NULL;
    if (vips_copy(image, &copy, NULL)) return NULL;
    char **fields = vips_image_get_fields(copy);
    for (char **field = fields; field && *field; field++) vips_image_remove(copy, *field);
    g_strfreev(fields);
    if (xmp) vips_image_set_blob_copy(copy, VIPS_META_XMP_NAME, xmp, xmp_length);
    if (app13) vips_image_set_blob_copy(copy, VIPS_META_IPTC_NAME, app13, app13_length);
    return copy;
}

static int save(VipsImage *image, picture_format format, const char *path) {
    switch (format) {
    case picture_jpeg: return vips_jpegsave(image, path, "Q", 80, "optimize_coding", TRUE, "interlace", TRUE, NULL);
    case picture_webp: return vips_webpsave(image, path, "Q", 76, "effort", 3, NULL);
    case picture_avif:
        return vips_heifsave(
            image, path, "Q", 52, "effort", 1, "compression", VIPS_FOREIGN_HEIF_COMPRESSION_AV1, "subsample_mode",
            VIPS_FOREIGN_SUBSAMPLE_ON, NULL);
    }
    return -1;
}

int picture_write(
    const picture *picture, picture_area area, int width, int height, picture_format format, const void *xmp, size_t xmp_length,
    const void *app13, size_t app13_length, const char *path) {
    vips_error_clear();
    if (!picture->pixels) return -1;
    VipsImage *part = NULL, *scaled = NULL;
    int failed = vips_extract_area(picture->pixels, &part, area.left, area.top, area.width, area.height, NULL);
    if (!failed) {
        failed = vips_thumbnail_image(part, &scaled, width, "height", height, "size", VIPS_SIZE_FORCE, "no_rotate", TRUE, NULL);
    }
    VipsImage *copy = failed ? NULL : saying(scaled, xmp, xmp_length, app13, app13_length);
    failed = !copy || save(copy, format, path);
    if (copy) g_object_unref(copy);
    if (scaled) g_object_unref(scaled);
    if (part) g_object_unref(part);
    return failed ? -1 : 0;
}

void picture_close(picture *picture) {
    if (!picture) return;
    if (picture->pixels) g_object_unref(picture->pixels);
    g_object_unref(picture->header);
    free(picture->path);
    free(picture);
}
