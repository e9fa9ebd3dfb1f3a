using ErpCrm.Platform.Files;

namespace ErpCrm.Tests.Platform.Files;

public sealed class UnusedFilesTests
{
    private static readonly DateTime Now = TestClock.Start;
    private readonly MemoryFiles _store = new();

    [Fact]
    public async Task What_no_row_names_is_removed_after_its_time_and_nothing_else()
    {
        _store.Now = Now.AddDays(-2);
        var held = await PutAsync(1);
        var unused = await PutAsync(2);
        _store.Now = Now;
        var fresh = await PutAsync(3);

        Assert.Equal(1, await Unused(held).RemoveAsync(Now.AddDays(-1), default));
        Assert.Equal([held.Hash, fresh.Hash], _store.Stored.Keys);
        Assert.False(await _store.HasAsync(unused.Hash));
    }

    [Fact]
    public async Task What_is_stored_again_while_the_rows_are_read_stays()
    {
        _store.Now = Now.AddDays(-2);
        var file = await PutAsync(1);
        _store.Now = Now;
        var files = new UnusedFiles(_store, [new Holder([], () => PutAsync(1))]);
        Assert.Equal(0, await files.RemoveAsync(Now.AddDays(-1), default));
        Assert.True(await _store.HasAsync(file.Hash));
    }

    private UnusedFiles Unused(params StoredFile[] held) => new(_store, [new Holder(held)]);

    private Task<StoredFile> PutAsync(byte content) => _store.PutAsync(new MemoryStream([content]), default);

    private sealed class Holder(StoredFile[] held, Func<Task>? meanwhile = null) : IFileHolder
    {
        public async IAsyncEnumerable<HeldFile> HeldAsync(
            [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        {
            if (meanwhile is not null) await meanwhile();
            foreach (var file in held) yield return new HeldFile(file.Hash, file.Bytes, "Thing", Guid.NewGuid());
        }
    }
}
