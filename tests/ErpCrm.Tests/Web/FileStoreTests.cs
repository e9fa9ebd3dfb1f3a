using ErpCrm.Platform;
using ErpCrm.Platform.Files;
using ErpCrm.Tests.Platform.Files;
using ErpCrm.Web.Hosting;

namespace ErpCrm.Tests.Web;

/// <summary>The folder that keeps files by their content, under several at once and after a broken one.</summary>
public sealed class FileStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("erpcrm-files-").FullName;
    private readonly AdjustableTime _time = TestClock.New();
    private readonly FileStore _store;

    public FileStoreTests() => _store = new FileStore(new DataFolder(_folder), _time);

    private string[] Kept => Directory.GetFiles(_folder, "*", SearchOption.AllDirectories);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_same_content_is_kept_once_however_many_bring_it_at_once()
    {
        var content = new byte[300_000];
        new Random(7).NextBytes(content);
        var stored = await Task.WhenAll(Enumerable.Range(0, 16).Select(
            _ => Task.Run(() => _store.PutAsync(new MemoryStream(content), default))));
        Assert.Single(stored.Select(s => s.Hash).Distinct());
        Assert.Equal(content, await File.ReadAllBytesAsync(Assert.Single(Kept)));
    }

    [Fact]
    public async Task It_is_found_by_its_hash_and_by_nothing_else()
    {
        var stored = await PutAsync();
        Assert.Equal("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03", stored.Hash);
        Assert.Contains(stored, await _store.ListAsync(default).ToListAsync());
        await using var opened = await _store.OpenAsync(stored.Hash, default);
        Assert.True(opened is { CanSeek: true, Length: 6 });
        string[] others = ["", "../x", stored.Hash.ToUpperInvariant(), new string('0', 64), $"{stored.Hash}0"];
        foreach (var other in others)
        {
            Assert.False(await _store.HasAsync(other));
            Assert.Null(await _store.OpenAsync(other, default));
            Assert.False(await _store.DeleteAsync(other, DateTime.MaxValue, default));
        }
    }

    [Fact]
    public async Task What_was_stored_again_is_not_removed_as_old()
    {
        var first = await PutAsync();
        _time.Advance(TimeSpan.FromDays(2));
        var again = await PutAsync();
        Assert.False(await _store.DeleteAsync(first.Hash, first.StoredAt.AddDays(1), default));
        Assert.True(await _store.DeleteAsync(first.Hash, again.StoredAt.AddSeconds(1), default));
        Assert.Empty(Kept);
    }

    [Fact]
    public async Task Whoever_stores_while_it_is_removed_has_it_afterwards()
    {
        for (var round = 0; round < 50; round++)
        {
            var old = await PutAsync();
            _time.Advance(TimeSpan.FromDays(2));
            var before = old.StoredAt.AddDays(1);
            await Task.WhenAll(
                Task.Run(() => _store.DeleteAsync(old.Hash, before, default)), Task.Run(PutAsync), Task.Run(PutAsync));
            Assert.True(await _store.HasAsync(old.Hash));
        }
    }

    [Fact]
    public async Task A_file_that_was_cut_off_is_written_anew()
    {
        var stored = await PutAsync();
        await File.WriteAllTextAsync(Kept[0], "he");
        await PutAsync();
        Assert.Equal("hello\n", await File.ReadAllTextAsync(Assert.Single(Kept)));
        Assert.Equal(stored.Hash, Path.GetFileName(Kept[0]));
    }

    [Fact]
    public async Task What_a_killed_upload_left_is_removed_and_never_listed()
    {
        await PutAsync();
        var part = Path.Combine(_folder, "files", "0123.part");
        await File.WriteAllTextAsync(part, "half");
        File.SetLastWriteTimeUtc(part, TestClock.Start.AddDays(-2));
        Assert.Single(await ListAsync());
        await _store.RemoveUnfinishedAsync(TestClock.Start.AddDays(-1), default);
        Assert.Single(Kept);
    }

    private Task<StoredFile> PutAsync() =>
        _store.PutAsync(new MemoryStream("hello\n"u8.ToArray()), default);

    private async Task<List<string>> ListAsync()
    {
        var hashes = new List<string>();
        await foreach (var file in _store.ListAsync(default)) hashes.Add(file.Hash);
        return hashes;
    }
}
