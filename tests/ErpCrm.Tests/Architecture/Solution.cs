using System.Reflection;
using ErpCrm.Platform.Data;
using Microsoft.Extensions.DependencyInjection;

namespace ErpCrm.Tests.Architecture;

/// <summary>What the architecture tests look at: discovered, not listed.</summary>
internal static class Solution
{
    /// <summary>The folder with the solution file.</summary>
    public static string Root { get; } = FindRoot();

    public static IReadOnlyList<string> SharedProjects { get; } = ["ErpCrm.SharedKernel", "ErpCrm.Contracts",
        "ErpCrm.Platform", "ErpCrm.Demo", "ErpCrm.Ui", "ErpCrm.Documents"];

    /// <summary>One assembly per folder in src/Modules.</summary>
    public static IReadOnlyList<Assembly> Modules { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "src", "Modules"), "ErpCrm.*")
            .Select(folder => Assembly.Load(Path.GetFileName(folder)!))
            .OrderBy(a => a.FullName)];

    public static IEnumerable<Type> ContextTypes(TestApp app) =>
        app.Services.GetServices<ModuleInfo>().Select(m => m.ContextType);

    /// <summary>Source files under a folder of the solution, without generated and fetched ones.</summary>
    public static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar)
                .Any(part => part is "bin" or "obj" or "node_modules" or "dist"));

    public static string Relative(string file) => Path.GetRelativePath(Root, file).Replace('\\', '/');

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ErpCrm.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
