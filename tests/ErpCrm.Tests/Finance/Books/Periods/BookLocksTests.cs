using ErpCrm.Finance.Books.Periods;
using ErpCrm.SharedKernel;

namespace ErpCrm.Tests.Finance.Books.Periods;

public sealed class BookLocksTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly DateOnly October = new(2026, 10, 31);
    private static readonly DateOnly September = new(2026, 9, 30);
    private static readonly DateTime Now = new(2026, 11, 25, 5, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void What_is_closed_for_good_is_closed_to_daily_work_too_and_both_are_written_down()
    {
        var locks = new BookLocks();
        var moves = Move(locks, LockKind.Final, September);
        Assert.Equal(((DateOnly?)September, (DateOnly?)September), (locks.OperationsDay, locks.FinalDay));
        Assert.Equal([LockKind.Final, LockKind.Operations], moves.Select(m => m.Kind));
        Assert.Equal(new DateOnly(2026, 10, 1), locks.FirstOpenDay);
    }

    [Fact]
    public void Opening_again_needs_a_reason_and_is_told_from_closing()
    {
        var locks = new BookLocks();
        Move(locks, LockKind.Operations, October);
        Assert.Equal("Reason", Assert.Throws<BusinessRuleException>(
            () => Move(locks, LockKind.Operations, September)).Field);
        Assert.Equal(October, locks.OperationsDay);
        var opened = Assert.Single(Move(locks, LockKind.Operations, September, "A bill came late"));
        Assert.True(opened.Opens);
        Assert.Equal(((DateOnly?)October, (DateOnly?)September, "A bill came late"),
            (opened.From, opened.To, opened.Reason));
    }

    [Fact]
    public void Daily_work_does_not_open_what_is_closed_for_good()
    {
        var locks = new BookLocks();
        Move(locks, LockKind.Final, September);
        Assert.Throws<BusinessRuleException>(() => Move(locks, LockKind.Operations, null, "All of it"));
        Move(locks, LockKind.Final, null, "Closed too early");
        Move(locks, LockKind.Operations, null, "Closed too early");
        Assert.Null(locks.OperationsDay);
    }

    [Fact]
    public void Days_that_are_not_over_are_not_closed() =>
        Assert.Throws<BusinessRuleException>(() => Move(new BookLocks(), LockKind.Operations, Today.AddDays(1)));

    [Fact]
    public void An_exception_has_a_person_a_reason_and_an_end()
    {
        var (person, by) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Throws<BusinessRuleException>(() => new LockException(person, October, Now.AddDays(1), " ", Now, by));
        Assert.Throws<BusinessRuleException>(() => new LockException(person, October, Now.AddDays(15), "x", Now, by));
        var given = new LockException(person, October, Now.AddDays(1), "One bill", Now, by);
        Assert.True(given.Holds(person, October, Now));
        Assert.False(given.Holds(person, September, Now));
        Assert.False(given.Holds(by, October, Now));
        Assert.False(given.Holds(person, October, Now.AddDays(1)));
        given.End(Now, by);
        Assert.False(given.Holds(person, October, Now));
        Assert.Throws<BusinessRuleException>(() => given.End(Now, by));
    }

    private static IReadOnlyList<LockMove> Move(BookLocks locks, LockKind kind, DateOnly? day, string? reason = null) =>
        locks.Move(kind, day, reason, Today, Now, Guid.Empty);
}
