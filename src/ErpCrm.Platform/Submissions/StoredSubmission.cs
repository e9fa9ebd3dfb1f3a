using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Platform.Submissions;

/// <summary>Tells whether a save whose answer was lost was done: the form's key is part of it.</summary>
public static class StoredSubmission
{
    /// <summary>Whether the context is saving the form of the current request.</summary>
    public static bool HasSubmission(this DbContext db) => db.ChangeTracker.Entries<SubmittedForm>().Any();

    /// <summary>Asks the database for the key of the form that the
    /// context has been saving; false where there is none.</summary>
    public static async Task<bool> IsSubmissionStoredAsync(this DbContext db, CancellationToken ct) =>
        db.ChangeTracker.Entries<SubmittedForm>().FirstOrDefault()?.Entity.Key is { } key
        && await db.Set<SubmittedForm>().AsNoTracking().AnyAsync(f => f.Key == key, ct);
}
