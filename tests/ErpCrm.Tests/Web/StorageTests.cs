using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ErpCrm.Platform.Files;
using ErpCrm.Web;
using ErpCrm.Web.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Tests.Web;

public sealed class StorageTests : IDisposable
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead
            | UnixFileMode.OtherWrite
            | UnixFileMode.OtherExecute;

    private readonly string _folder = Directory.CreateTempSubdirectory("erpcrm-storage-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_the_installation_keeps_is_read_by_its_account_alone()
    {
        if (OperatingSystem.IsWindows()) return;
        File.WriteAllText(Path.Combine(_folder, "erpcrm.db-journal"), "");
        File.SetUnixFileMode(Path.Combine(_folder, "erpcrm.db-journal"),
            UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using (var app = Build())
        {
            Assert.True(await app.TryMigrateAsync(new Command(Command.Migrate, [])));
            app.Logger.LogWarning("A line in the log");
            app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("x");
            await app.Services.GetRequiredService<IFileStore>().PutAsync(new MemoryStream([1]), default);
        }

        var entries = Directory.GetFileSystemEntries(_folder, "*", SearchOption.AllDirectories).Append(_folder)
            .ToList();
        foreach (var kind in new[] { "erpcrm.db", "keys", "logs", "files" })
            Assert.Contains(entries, e => e.Contains(kind, StringComparison.Ordinal));
        foreach (var entry in entries) Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(entry) & Others);
    }

    [Fact]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        await using var app = Build();
        var files = app.Services.GetRequiredService<IFileStore>();
        await Assert.ThrowsAsync<IOException>(() => files.PutAsync(new BrokenStream(), default));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(_folder, "files"), "*", SearchOption.AllDirectories));
        var stored = await files.PutAsync(new MemoryStream([1, 2, 3]), default);
        await using var kept = await files.OpenAsync(stored.Hash, default);
        Assert.Equal(3, kept?.Length);
    }

    [Fact]
    public async Task Keys_are_encrypted_with_a_certificate_and_opened_with_it_alone()
    {
        var path = Path.Combine(_folder, "keys.pfx");
        using (var rsa = RSA.Create(2048))
        {
            var request = new CertificateRequest("CN=ErpCrm keys", rsa, HashAlgorithmName.SHA256,
                RSASignaturePadding.Pkcs1);
            using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
            await File.WriteAllBytesAsync(path, made.Export(X509ContentType.Pfx, "secret"));
        }

        string[] settings = ["--Keys:Certificate", path, "--Keys:CertificatePassword", "secret"];
        string hidden;
        await using (var app = Build(settings)) hidden = Protector(app).Protect("a secret");
        var key = await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(_folder, "keys")).Single());
        Assert.DoesNotContain("masterKey", key, StringComparison.Ordinal);
        Assert.Contains("EncryptedData", key, StringComparison.Ordinal);

        await using (var again = Build(settings)) Assert.Equal("a secret", Protector(again).Unprotect(hidden));
        await using var without = Build();
        Assert.ThrowsAny<CryptographicException>(() => Protector(without).Unprotect(hidden));
    }

    private static IDataProtector Protector(Microsoft.AspNetCore.Builder.WebApplication app) =>
        app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test");

    private Microsoft.AspNetCore.Builder.WebApplication Build(params string[] settings) =>
        Composition.Build(new Command(Command.Serve, ["--Data:Folder", _folder, .. settings]));

    private sealed class BrokenStream : MemoryStream
    {
        private bool _isRead;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_isRead) throw new IOException("No space left on device");
            _isRead = true;
            return ValueTask.FromResult(3);
        }
    }
}
