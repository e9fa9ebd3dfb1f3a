using System.Globalization;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Delivery;
using ErpCrm.Platform.Imports;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ErpCrm.Workspace.Imports;

/// <summary>Does the work of imports, one after another: whatever was begun and has not ended, also by a process that
/// is no more.</summary>
internal sealed class ImportRunner(
    IServiceScopeFactory scopes, ImportSignal signal, TimeProvider time, IDatabase database, RecordImports imports,
    ILogger<ImportRunner> log) : IDisposable
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private readonly Guid _me = Guid.NewGuid();
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Works until nothing is left to do.</summary>
    public async Task CatchUpAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            while (await ClaimAsync(ct) is { } batch) await WorkAsync(batch, ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Nobody else works at it for a while from now.</summary>
    public void Claim(ImportBatch batch) => batch.Claim(_me, time.GetUtcNow().UtcDateTime + Lease);

    /// <summary>Before anything is written of its work: who was slower than his claim lasts leaves it alone.</summary>
    /// <exception cref="LostImportException">Another process works at it by now, or has ended it.</exception>
    public void Check(ImportBatch batch)
    {
        if (batch.WorkerId != _me) throw new LostImportException();
    }

    private async Task<ImportBatch?> ClaimAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WorkspaceDbContext>();
        var now = time.GetUtcNow().UtcDateTime;
        var due = await db.Imports
            .Where(b => b.State == ImportState.Checking || b.State == ImportState.Running
                || b.State == ImportState.Undoing)
            .Where(b => b.ClaimedUntil == null || b.ClaimedUntil < now || b.WorkerId == _me)
            .OrderBy(b => b.CreatedAt).ThenBy(b => b.Id)
            .FirstOrDefaultAsync(ct);
        if (due is null) return null;
        Claim(due);
        try
        {
            await db.SaveChangesAsync(ct);
            return due;
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another process has it, or its author has just changed it: the next look tells.
            return null;
        }
    }

    private async Task WorkAsync(ImportBatch batch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var work = ActivatorUtilities.CreateInstance<ImportWork>(services, batch.Id, this);
        var reader = await services.GetRequiredService<IReaders>().FindAsync(batch.AuthorId, ct);
        var (culture, language) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        // What was done can be taken back also when whoever did it is gone: that asks no rights of his.
        using var acting = reader is null ? ActingUser.Act(null, null) : ActingUser.ReadAs(reader.User);
        using var cause = new EventCause(EventOrigin.Import, CauseKind.Person, batch.AuthorId.ToString()).Begin();
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = Cultures.For(reader?.Language);
        try
        {
            await DoAsync(work, batch, reader, ct);
        }
        catch (LostImportException)
        {
            log.LogWarning("Another process works at the import {Import}", batch.Id);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, language);
            await signal.TellAsync(batch.AuthorId);
        }
    }

    private async Task DoAsync(ImportWork work, ImportBatch batch, Reader? reader, CancellationToken ct)
    {
        try
        {
            if (batch.State != ImportState.Undoing && !MayImport(batch, reader)) throw NotAnyMore();
            await work.DoAsync(batch, ct);
        }
        catch (Exception failure) when (failure is not LostImportException && !ct.IsCancellationRequested
            && database.TroubleOf(failure) != DatabaseTrouble.Busy)
        {
            log.LogError(failure, "The import {Import} broke off", batch.Id);
            await work.BreakOffAsync(failure as BusinessRuleException, ct);
        }
    }

    /// <summary>Whoever began it, with his rights of this moment.</summary>
    /// <exception cref="BusinessRuleException">He may not do it any more.</exception>
    public async Task<Reader> ReaderAsync(ImportBatch batch, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var reader = await scope.ServiceProvider.GetRequiredService<IReaders>().FindAsync(batch.AuthorId, ct);
        return MayImport(batch, reader) ? reader! : throw NotAnyMore();
    }

    private static BusinessRuleException NotAnyMore() => new("Whoever began this import may not do it any more.");

    private bool MayImport(ImportBatch batch, Reader? reader) =>
        reader is not null && reader.User.Can(WorkspacePermissions.Import)
        && imports.Find(batch.Kind, reader.User) is not null;
}

/// <summary>The work of an import is another process's by now.</summary>
internal sealed class LostImportException() : Exception("Another process works at this import.");
