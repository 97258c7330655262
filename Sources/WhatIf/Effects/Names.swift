internal import Atlas
internal import Freight

/// What to call planned lines: the atlas's project where it has one.
enum Names {
    static func line(_ line: PlannedLine) -> (english: String, french: String) {
        guard !line.project.isEmpty, let project = Atlas.project(line.project) else {
            return (line.note.isEmpty ? line.id : line.note, line.note.isEmpty ? line.id : line.note)
        }
        let part = line.id == line.project || line.note.isEmpty ? "" : " (\(line.id))"
        return (project.nameEnglish + part, project.nameFrench + part)
    }
}
