internal import Evidence
internal import PageAssets

/// The files of the page, which stand in the binary.
enum PageRoutes {
    static let routes: [Route] = (0..<sogdian_page_assets()).compactMap { number in
        guard let path = unsafe sogdian_page_asset_path(number), let type = unsafe sogdian_page_asset_type(number),
            let base = unsafe sogdian_page_asset_bytes(number),
            let media = unsafe MediaType(rawValue: String(cString: type))
        else { return nil }
        let bytes = unsafe Array(UnsafeBufferPointer(start: base, count: sogdian_page_asset_count(number)))
        var route = unsafe Route(
            .get, String(cString: path), "A file of the page.", .light { _, _ in Answer(bytes, as: media) })
        route.types = [media]
        route.isKept = true
        // What a shared address says, the page reads itself.
        if route.path == "/" { route.takesAnyQuery = true }
        return route
    }
}
