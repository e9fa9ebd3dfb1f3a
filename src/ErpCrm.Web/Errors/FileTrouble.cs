using ErpCrm.Platform.Data;

namespace ErpCrm.Web.Errors;

/// <summary>Why a file could not be kept: the same words as for the database, for it is the same disk.</summary>
internal static class FileTrouble
{
    // errno of Linux and macOS, and Windows' own numbers.
    private const int NoSpace = 28;
    private const int ReadOnlyFileSystem = 30;
    private const int OverQuota = 122;
    private const int OverQuotaOnMac = 69;
    private const int HandleDiskFull = 39;
    private const int DiskFull = 112;
    private const int WriteProtected = 19;

    public static DatabaseTrouble? Of(Exception error) => error switch
    {
        BadHttpRequestException => null,
        UnauthorizedAccessException => DatabaseTrouble.ReadOnly,
        IOException io => (io.HResult & 0xFFFF) switch
        {
            NoSpace or OverQuota or OverQuotaOnMac when !OperatingSystem.IsWindows() => DatabaseTrouble.Full,
            ReadOnlyFileSystem when !OperatingSystem.IsWindows() => DatabaseTrouble.ReadOnly,
            HandleDiskFull or DiskFull when OperatingSystem.IsWindows() => DatabaseTrouble.Full,
            WriteProtected when OperatingSystem.IsWindows() => DatabaseTrouble.ReadOnly,
            _ => null,
        },
        _ => null,
    };
}
