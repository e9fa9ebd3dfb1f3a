using System.Data.Common;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ErpCrm.Platform.Submissions;

/// <summary>Stores the form's key with the first thing the request saves:
/// a second save with the same key breaks on the primary key.</summary>
public sealed class SubmissionInterceptor(Submission submission, TimeProvider time)
    : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        var db = eventData.Context!;
        if (submission.IsLookOnly && HasChanges(db))
            throw new BusinessRuleException("Nothing was saved. Look at the form and save it again.");
        Look(db);
        Call(db);
        if (submission is { Key: { } key, SavedIn: null } && db.Model.FindEntityType(typeof(SubmittedForm)) is not null
            && !db.HasSubmission()
            && HasChanges(db))
            db.Add(new SubmittedForm
            {
                Key = key, UserId = submission.UserId, At = time.GetUtcNow().UtcDateTime,
                Content = submission.Content, ResultUrl = submission.Leads?.Invoke(submission.MadeId)
            });
        return ValueTask.FromResult(result);
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result,
        CancellationToken cancellationToken = default)
    {
        submission.HasSaved |= result > 0;
        submission.Seen = null;
        // Inside a transaction it is saved with the commit: until then everything may be taken back and run again.
        if (eventData.Context!.Database.CurrentTransaction is null) Saved(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Saved(eventData.Context!);
        return Task.CompletedTask;
    }

    public override Task SaveChangesFailedAsync(DbContextErrorEventData eventData,
        CancellationToken cancellationToken = default)
    {
        foreach (var row in eventData.Context!.ChangeTracker.Entries().Where(
            row => row is { Entity: SubmittedForm or ExternalId, State: EntityState.Added }).ToList())
            row.State = EntityState.Detached;
        return Task.CompletedTask;
    }

    // What is made, and whether what is changed is still as its sender saw it.
    private void Look(DbContext db)
    {
        if (submission.Makes is { } made) LookForMade(db, made);
        if (submission.Seen is not { } seen) return;
        var changed = db.ChangeTracker.Entries<Entity>().FirstOrDefault(
            e => e.Entity.Id == seen.Id && e.Metadata.ClrType == seen.Type
                && e.State is EntityState.Modified or EntityState.Deleted);
        if (changed is not null && changed.Property(e => e.Version).OriginalValue != seen.Version)
            throw new DbUpdateConcurrencyException("It was changed since its sender saw it.");
    }

    // What an earlier attempt made was taken back, and nothing knows it any more.
    private void LookForMade(DbContext db, Type made)
    {
        var rows = db.ChangeTracker.Entries().Where(e => e.Metadata.ClrType == made).ToList();
        if (rows.Exists(row => IdOf(row) == submission.MadeId)) return;
        if (rows.Find(row => row.State == EntityState.Added) is { } added) submission.MadeId = IdOf(added);
    }

    // With the row itself, whatever else is saved before and after it.
    private void Call(DbContext db)
    {
        if (submission is not { Called: { } called, Makes: { } made, MadeId: { } id }) return;
        var rows = db.ChangeTracker.Entries().ToList();
        if (!rows.Exists(row => row.State == EntityState.Added && row.Metadata.ClrType == made && IdOf(row) == id)
            || rows.Exists(row => row.Entity is ExternalId known && known.RecordId == id))
            return;
        db.Add(new ExternalId
        {
            UserId = submission.UserId, Resource = called.Resource, RecordId = id, Value = called.Value,
            Key = ExternalId.KeyOf(submission.UserId, called.Resource, called.Value),
        });
    }

    private static Guid? IdOf(EntityEntry row) => (Guid?)row.Property("Id").CurrentValue;

    private void Saved(DbContext db)
    {
        if (db.HasSubmission()) submission.SavedIn = db.GetType();
    }

    private static bool HasChanges(DbContext db) => db.ChangeTracker.Entries()
        .Any(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted);
}
