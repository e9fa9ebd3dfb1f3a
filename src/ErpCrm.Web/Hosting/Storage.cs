using System.Security.Cryptography.X509Certificates;
using ErpCrm.Platform.Files;
using Microsoft.AspNetCore.DataProtection;

namespace ErpCrm.Web.Hosting;

/// <summary>The folder that holds everything this installation keeps:
/// database file, uploaded files, keys, logs.</summary>
internal sealed record DataFolder(string Path)
{
    public string Of(string name) => System.IO.Path.Combine(Path, name);
}

internal static class Storage
{
    public static void AddStorage(this WebApplicationBuilder builder, Command command)
    {
        var folder = new DataFolder(RootOf(builder, command));
        // Who only looks makes nothing.
        var makes = command.Name != Command.Check;
        if (makes && builder.Configuration.GetValue("Data:Private", true)) PrivateFiles.KeepFromOthers(folder.Path);
        if (makes) Directory.CreateDirectory(folder.Path);

        builder.Services.AddSingleton(folder);
        builder.Services.AddSingleton<IFileStore, FileStore>();
        var stored = new DirectoryInfo(folder.Of("keys"));
        if (makes) stored.Create();
        var keys = builder.Services.AddDataProtection().SetApplicationName("ErpCrm").PersistKeysToFileSystem(stored);
        Encrypt(keys, builder.Configuration.GetSection("Keys"));
    }

    /// <summary>The demo company lives beside the real one, never in it.</summary>
    public static string RootOf(WebApplicationBuilder builder, Command command)
    {
        var root = Path.GetFullPath(builder.Configuration["Data:Folder"] ?? "data",
            builder.Environment.ContentRootPath);
        return command.IsOfDemo ? Path.Combine(root, "demo") : root;
    }

    // The keys open cookies, links and authenticator secrets: where
    // others read the disk or its backups they are kept encrypted.
    private static void Encrypt(IDataProtectionBuilder keys, IConfigurationSection settings)
    {
        if (settings["Certificate"] is not { Length: > 0 } path) return;
        var current = Load(path, settings["CertificatePassword"]);
        // A key made under an earlier certificate is opened as long as that is named.
        var earlier = settings.GetSection("EarlierCertificates").Get<string[]>() ?? [];
        keys.ProtectKeysWithCertificate(current);
        keys.UnprotectKeysWithAnyCertificate(
            [current, .. earlier.Select(file => Load(file, settings["CertificatePassword"]))]);
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
        return certificate.HasPrivateKey ? certificate : throw new InvalidOperationException(
            $"Keys:Certificate: {path} holds no private key.");
    }
}
