using ErpCrm.SharedKernel;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Periods;

/// <summary>Until which day the books are closed from now on; without a day nothing is.</summary>
internal sealed class LockForm
{
    /// <summary>How often the locks were moved when the form was shown.</summary>
    public int Version { get; set; }

    public LockKind Kind { get; set; }
    public DateOnly? Day { get; set; }
    public string? Reason { get; set; }

    /// <summary>The last day of the month before, unless it is closed: what one usually closes next.</summary>
    public static LockForm Of(BookLocks locks, LockKind kind, DateOnly today)
    {
        var before = new DateOnly(today.Year, today.Month, 1).AddDays(-1);
        var now = locks.DayOf(kind);
        return new LockForm { Version = locks.Moves, Kind = kind, Day = now >= before ? now : before };
    }
}

internal sealed class LockFormValidator : AbstractValidator<LockForm>
{
    public LockFormValidator()
    {
        RuleFor(f => f.Kind).IsInEnum();
        RuleFor(f => f.Reason).MaximumLength(LockMove.ReasonLength);
    }
}

/// <summary>Somebody is let into closed days for a while.</summary>
internal sealed class LockExceptionForm
{
    public Guid? UserId { get; set; }
    public DateOnly? Since { get; set; }
    public int? Days { get; set; }
    public string? Reason { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> People { get; set; } = [];

    /// <exception cref="BusinessRuleException">It cannot be given.</exception>
    public LockException Write(DateTime now, Guid byId) =>
        new(UserId!.Value, Since!.Value, now.AddDays(Days!.Value), Reason, now, byId);

    public static async Task<IReadOnlyList<SelectListItem>> PeopleAsync(FinanceDbContext db, CancellationToken ct) =>
        [.. (await db.Users.AsNoTracking().Where(u => u.IsActive).OrderBy(u => u.Name)
            .Select(u => new { u.Id, u.Name }).ToListAsync(ct))
            .Select(u => new SelectListItem(u.Name, u.Id.ToString()))];
}

internal sealed class LockExceptionFormValidator : AbstractValidator<LockExceptionForm>
{
    public LockExceptionFormValidator()
    {
        RuleFor(f => f.UserId).NotNull();
        RuleFor(f => f.Since).NotNull();
        RuleFor(f => f.Days).NotNull().InclusiveBetween(1, (int)LockException.Longest.TotalDays);
        RuleFor(f => f.Reason).NotEmpty().MaximumLength(LockException.ReasonLength);
    }
}
