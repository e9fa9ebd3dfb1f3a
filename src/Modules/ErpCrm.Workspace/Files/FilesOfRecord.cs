using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;

namespace ErpCrm.Workspace.Files;

/// <summary>A file as it stands in the panel.</summary>
/// <param name="Type">Told from its content.</param>
/// <param name="AddedAt">UTC.</param>
/// <param name="RemovedAt">UTC; null while it is there.</param>
internal sealed record FileRow(Guid Id, string Name, string Type, long Bytes, Guid AddedById, string? AddedBy,
    DateTime AddedAt, string? RemovedBy, DateTime? RemovedAt)
{
    // A larger picture would weigh on every visit of the page.
    private const long LargestThumb = 1024 * 1024;

    public string Url => $"/workspace/files/{Id}";

    public string ShownUrl => $"{Url}?shown=true";

    public bool IsShown => FileTypes.IsShown(Type);

    public bool IsPicture => FileTypes.IsPicture(Type);

    public bool HasThumb => IsPicture && Bytes <= LargestThumb;

    /// <summary>Lucide name.</summary>
    public string Icon => Type == FileTypes.Pdf ? "file-text"
        : IsPicture ? "image"
        : FileNames.EndingOf(Name) switch
        {
            "doc" or "docx" or "odt" or "rtf" or "txt" or "md" => "file-text",
            "xls" or "xlsx" or "xlsm" or "ods" or "csv" => "file-spreadsheet",
            "ppt" or "pptx" or "odp" => "presentation",
            "zip" or "rar" or "7z" or "gz" or "tar" => "file-archive",
            "mp4" or "mov" or "avi" or "mkv" or "webm" => "film",
            "mp3" or "wav" or "ogg" or "m4a" => "music",
            "eml" or "msg" => "mail",
            _ => "file",
        };
}

/// <summary>The files of one record, as one reader sees them.</summary>
/// <param name="PageUrl">The record's own page.</param>
/// <param name="All">
/// Those that are there first, each the newest first; removed ones as long as they can be brought back.
/// </param>
/// <param name="ChangesAll">Whether the reader changes every record of the kind.</param>
internal sealed record FilesOfRecord(RecordRef Record, string PageUrl, IReadOnlyList<FileRow> All,
    FileRules Rules, bool ChangesAll, Guid Reader)
{
    /// <summary>Name of the field that files are posted in.</summary>
    public const string Field = "files";

    /// <summary>The most that are shown.</summary>
    public const int Most = 200;

    public string Url => $"/workspace/files/{Record.Kind}/{Record.Id}";

    public IReadOnlyList<FileRow> Files { get; } = [.. All.Where(file => file.RemovedAt is null)];

    public IReadOnlyList<FileRow> Removed { get; } = [.. All.Where(file => file.RemovedAt is not null)];

    /// <summary>Whoever added a file changes it, and whoever changes every record of the kind.</summary>
    public bool MayChange(FileRow file) => ChangesAll || file.AddedById == Reader;
}
