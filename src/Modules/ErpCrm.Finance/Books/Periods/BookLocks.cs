using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Finance.Books.Periods;

internal enum LockKind
{
    /// <summary>Of daily work: who closes periods may pass it, and each time is written down.</summary>
    Operations,

    /// <summary>Nobody passes it.</summary>
    Final,
}

/// <summary>
/// Until which days the books are closed; one row for the company (domain-rules §15). The database asks it by itself
/// too, so its table and columns are named in the commands of each product.
/// </summary>
internal sealed class BookLocks
{
    /// <summary>There is one row, with this key.</summary>
    public const int Only = 1;

    public int Id { get; private init; } = Only;

    /// <summary>The last day that is closed to daily work.</summary>
    public DateOnly? OperationsDay { get; private set; }

    /// <summary>The last day that is closed to everybody; never after <see cref="OperationsDay"/>.</summary>
    public DateOnly? FinalDay { get; private set; }

    /// <summary>How often it was moved; of two who move it at once, one is refused.</summary>
    public int Moves { get; private set; }

    /// <summary>The first day that daily work may be posted on.</summary>
    public DateOnly? FirstOpenDay => OperationsDay?.AddDays(1);

    /// <summary>The one row, to be changed; added where nothing was ever closed.</summary>
    public static async Task<BookLocks> ForChangeAsync(FinanceDbContext db, CancellationToken ct)
    {
        if (await db.BookLocks.FirstOrDefaultAsync(l => l.Id == Only, ct) is { } known) return known;
        var locks = new BookLocks();
        db.Add(locks);
        return locks;
    }

    public DateOnly? DayOf(LockKind kind) => kind == LockKind.Final ? FinalDay : OperationsDay;

    /// <summary>Moves a lock. A final one takes the other along, opening one opens what stands on it.</summary>
    /// <returns>What is written down of it.</returns>
    /// <exception cref="BusinessRuleException">It is there already, lies ahead, or a reason is missing.</exception>
    public IReadOnlyList<LockMove> Move(LockKind kind, DateOnly? day, string? reason, DateOnly today, DateTime now,
        Guid byId)
    {
        if (day == DayOf(kind)) throw new BusinessRuleException("The books are closed until that day already.");
        if (day > today) throw new BusinessRuleException("Days that are not over cannot be closed.") { Field = "Day" };
        var opens = DayOf(kind) is { } before && (day is null || day < before);
        if (opens && string.IsNullOrWhiteSpace(reason))
            throw new BusinessRuleException("Say why the books are opened again.") { Field = "Reason" };
        List<LockMove> moves = [new(kind, DayOf(kind), day, reason, now, byId)];
        if (kind == LockKind.Operations)
        {
            if (day is null ? FinalDay is not null : day < FinalDay)
                throw new BusinessRuleException("Closed for good until {0}: open that first.", FinalDay!.Value)
                {
                    Field = "Day"
                };
            OperationsDay = day;
        }
        else
        {
            if (day > (OperationsDay ?? DateOnly.MinValue))
            {
                moves.Add(new(LockKind.Operations, OperationsDay, day, reason, now, byId));
                OperationsDay = day;
            }

            FinalDay = day;
        }

        Moves++;
        return moves;
    }
}

/// <summary>That a lock was moved, by whom and why. Only added.</summary>
internal sealed class LockMove
{
    public const int ReasonLength = 400;

    private LockMove()
    {
    }

    internal LockMove(LockKind kind, DateOnly? from, DateOnly? to, string? reason, DateTime at, Guid byId) =>
        (Kind, From, To, Reason, At, ById) = (kind, from, to, reason?.Trim() ?? "", at, byId);

    public Guid Id { get; private init; } = Ids.New();
    public LockKind Kind { get; private set; }
    public DateOnly? From { get; private set; }
    public DateOnly? To { get; private set; }
    public string Reason { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public Guid ById { get; private set; }

    /// <summary>Whether days were opened again by it.</summary>
    public bool Opens => From is { } before && (To is null || To < before);
}

internal sealed class BookLocksConfiguration : IEntityTypeConfiguration<BookLocks>
{
    public void Configure(EntityTypeBuilder<BookLocks> locks)
    {
        locks.ToTable("BookLocks");
        locks.Property(l => l.Id).ValueGeneratedNever();
        locks.Property(l => l.Moves).IsConcurrencyToken();
        locks.Ignore(l => l.FirstOpenDay);
    }
}

internal sealed class LockMoveConfiguration : IEntityTypeConfiguration<LockMove>
{
    public void Configure(EntityTypeBuilder<LockMove> move)
    {
        move.ToTable("LockMoves");
        move.Property(m => m.Id).ValueGeneratedNever();
        move.Property(m => m.Reason).HasMaxLength(LockMove.ReasonLength);
        move.HasIndex(m => m.At);
    }
}
