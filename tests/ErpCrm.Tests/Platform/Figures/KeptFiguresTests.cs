using ErpCrm.Platform.Data;
using ErpCrm.Platform.Figures;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Tests.Platform.Figures;

public sealed class KeptFiguresTests : IDisposable
{
    private readonly ChangeStamps _stamps = new();
    private readonly KeptFigures _kept;
    private int _computed;

    public KeptFiguresTests() => _kept = new KeptFigures(_stamps, new OwnDatabase());

    [Fact]
    public async Task A_figure_is_kept_until_rows_it_was_computed_from_change()
    {
        Assert.Equal(1, await PipelineAsync());
        _stamps.Changed(typeof(DbContext), typeof(int));
        Assert.Equal(1, await PipelineAsync());
        _stamps.Changed(typeof(DbContext), typeof(string));
        Assert.Equal(2, await PipelineAsync());
        Assert.Equal(2, await PipelineAsync());
    }

    [Fact]
    public async Task A_change_of_unknown_rows_makes_every_figure_of_the_context_old()
    {
        await PipelineAsync();
        _stamps.Changed(typeof(DbContext), null);
        Assert.Equal(2, await PipelineAsync());
    }

    [Fact]
    public async Task Readers_at_once_wait_for_one_computation()
    {
        var rows = new TaskCompletionSource();
        var readers = Enumerable.Range(0, 20).Select(_ => Task.Run(() => PipelineAsync(rows.Task))).ToList();
        rows.SetResult();
        Assert.All(await Task.WhenAll(readers), figure => Assert.Equal(1, figure));
    }

    [Fact]
    public async Task What_changes_while_the_rows_are_read_is_computed_again()
    {
        var rows = new TaskCompletionSource();
        var reading = PipelineAsync(rows.Task);
        _stamps.Changed(typeof(DbContext), typeof(string));
        rows.SetResult();
        await reading;
        Assert.Equal(2, await PipelineAsync());
    }

    [Fact]
    public async Task A_failure_is_nobodys_figure()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(
            () => PipelineAsync(Task.FromException(new InvalidOperationException())));
        Assert.Equal(1, await PipelineAsync());
    }

    public void Dispose() => _kept.Dispose();

    private Task<int> PipelineAsync(Task? rows = null) =>
        _kept.GetAsync("pipeline", stamps => stamps.Of(typeof(DbContext), [typeof(string)]), async () =>
        {
            await (rows ?? Task.CompletedTask);
            return Interlocked.Increment(ref _computed);
        });

    private sealed class OwnDatabase : IDatabase
    {
        public bool IsShared => false;

        public void Configure(DbContextOptionsBuilder options, string module) => throw new NotSupportedException();

        public Task MigrateAsync(DbContext context, CancellationToken ct) => throw new NotSupportedException();
    }
}
