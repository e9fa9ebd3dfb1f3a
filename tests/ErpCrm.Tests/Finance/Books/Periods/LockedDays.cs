using ErpCrm.Finance;
using ErpCrm.Finance.Books.Periods;

namespace ErpCrm.Tests.Finance.Books.Periods;

/// <summary>Closes and opens the books of a test.</summary>
internal static class LockedDays
{
    public static Task LockAsync(this TestApp app, LockKind kind, DateOnly? day) =>
        app.InAsync<FinanceDbContext>(async db =>
        {
            var locks = await BookLocks.ForChangeAsync(db, CancellationToken.None);
            if (locks.DayOf(kind) == day) return;
            db.AddRange(locks.Move(kind, day, "For the test", app.Today, TestClock.Start, Guid.Empty));
            await db.SaveChangesAsync();
        });

    public static async Task OpenAsync(this TestApp app)
    {
        await app.LockAsync(LockKind.Final, null);
        await app.LockAsync(LockKind.Operations, null);
    }
}
