using System.Runtime.InteropServices;

namespace ErpCrm.Web.Hosting;

/// <summary>What the installation keeps is read by its own account
/// alone. On Windows the folder's own rights decide.</summary>
internal static partial class PrivateFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode Others = ~OwnerOnly & (UnixFileMode)0b111_111_111;
    private const uint OthersMask = 0b000_111_111;

    /// <summary>From now on every file the process makes is private;
    /// what an earlier version made in the folder becomes so.</summary>
    public static void KeepFromOthers(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        _ = SetMask(OthersMask);
        try
        {
            Directory.CreateDirectory(folder, OwnerOnly);
            Close(new DirectoryInfo(folder));
            foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*.db*")) Close(file);
            foreach (var name in new[] { "keys", "logs", "files" })
                CloseAll(new DirectoryInfo(Path.Combine(folder, name)));
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // A folder of somebody else's, or a shared one without such rights: they are decided there.
        }
    }

    // The folder keeps everybody out of what lies below it; uploads may be many.
    private static void CloseAll(DirectoryInfo folder)
    {
        if (!folder.Exists) return;
        Close(folder);
        foreach (var file in folder.EnumerateFiles()) Close(file);
    }

    private static void Close(FileSystemInfo file)
    {
        if (OperatingSystem.IsWindows() || file.LinkTarget is not null
            || (file.UnixFileMode & Others) == UnixFileMode.None)
            return;
        file.UnixFileMode &= OwnerOnly;
    }

    [LibraryImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint SetMask(uint mask);
}
