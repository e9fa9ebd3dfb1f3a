using ErpCrm.Contracts;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Workspace.Approvals;

/// <summary>Somebody who decides for another: on the days that are named, or whenever he is on leave.</summary>
internal sealed class Substitute : IAboutRecord
{
    private Substitute()
    {
    }

    /// <param name="name">Of whoever stands in: the history tells it.</param>
    public Substitute(Guid userId, Guid substituteId, DateOnly? firstDay, DateOnly? lastDay, string name = "")
    {
        if (userId == substituteId)
            throw new BusinessRuleException("Choose somebody else.") { Field = nameof(SubstituteId) };
        if (firstDay is null != lastDay is null)
            throw new BusinessRuleException("Enter both days, or none: then it is whenever you are on leave.")
            {
                Field = firstDay is null ? nameof(FirstDay) : nameof(LastDay)
            };
        if (lastDay < firstDay)
            throw new BusinessRuleException("The last day is before the first.") { Field = nameof(LastDay) };
        (UserId, SubstituteId, Name) = (userId, substituteId, name);
        (FirstDay, LastDay) = (firstDay, lastDay);
    }

    public Guid Id { get; private set; } = Ids.New();

    [NotAudited]
    public Guid UserId { get; private set; }

    [NotAudited]
    public Guid SubstituteId { get; private set; }

    public string Name { get; private set; } = "";
    public DateOnly? FirstDay { get; private set; }
    public DateOnly? LastDay { get; private set; }

    RecordRef IAboutRecord.Record => new(Kinds.User, UserId);

    public bool StandsInOn(DateOnly day, bool isAway) =>
        FirstDay is { } first ? first <= day && day <= LastDay : isAway;
}

internal sealed class SubstituteConfiguration : IEntityTypeConfiguration<Substitute>
{
    public void Configure(EntityTypeBuilder<Substitute> substitute)
    {
        substitute.ToTable("Substitutes");
        substitute.Property(s => s.Id).ValueGeneratedNever();
        substitute.Property(s => s.Name).HasMaxLength(Approval.NameLength);
        substitute.HasIndex(s => s.UserId);
    }
}

internal sealed record Colleague(Guid Id, string Name, string Role);

/// <summary>Who is there on a day, and who decides for whom.</summary>
/// <param name="colleagues">Whoever may sign in.</param>
/// <param name="away">Users who are on leave.</param>
/// <param name="decideOwn">The company lets people decide about what is their own.</param>
internal sealed class Staff(
    IEnumerable<Colleague> colleagues, IReadOnlySet<Guid> away, IReadOnlyList<Substitute> substitutes, DateOnly day,
    bool decideOwn)
{
    private readonly Dictionary<Guid, Colleague> _colleagues = colleagues.ToDictionary(c => c.Id);

    public string? NameOf(Guid? user) => user is { } id ? _colleagues.GetValueOrDefault(id)?.Name : null;

    public bool IsAway(Guid user) => away.Contains(user);

    /// <summary>Whether a user decides on an open seat, as far as he may decide about the record at all.</summary>
    public bool Holds(Approval approval, ApprovalSeat seat, Guid user) =>
        IsForAnyone(seat) ? MayAsSubmitter(approval, user) : HoldersOf(approval, seat).Contains(user);

    /// <summary>Whoever may decide about the record decides on it.</summary>
    public static bool IsForAnyone(ApprovalSeat seat) =>
        seat.Holder == SeatHolder.Anyone || seat.Help == SeatHelp.Anyone;

    /// <summary>Who decides on a seat: its holder, whoever stands in for him, and those who help; never whoever handed
    /// it in.</summary>
    public IReadOnlyList<Guid> HoldersOf(Approval approval, ApprovalSeat seat)
    {
        var named = Named(seat);
        if (seat.Help == SeatHelp.Administrators) named = named.Concat(Administrators());
        if (approval.EscalatedAt is not null) named = named.Concat(InRole(approval.EscalateTo));
        var holders = new HashSet<Guid>();
        foreach (var user in named) Include(user, holders);
        return [.. holders.Where(id => _colleagues.ContainsKey(id) && MayAsSubmitter(approval, id)).Order()];
    }

    /// <summary>For whom a holder decides who is not named himself; null when he is.</summary>
    public string? InsteadOf(ApprovalSeat seat, Guid user)
    {
        var named = Named(seat).ToList();
        if (named.Contains(user)) return null;
        foreach (var one in named)
        {
            var holders = new HashSet<Guid>();
            Include(one, holders);
            if (holders.Contains(user)) return NameOf(one);
        }

        return null;
    }

    /// <summary>Who helps on a seat, so that somebody can decide on it.</summary>
    /// <param name="mayDecide">Whether somebody has the right to decide about the record.</param>
    public async Task<SeatHelp> HelpForAsync(Approval approval, ApprovalSeat seat, Func<Guid, Task<bool>> mayDecide)
    {
        var before = seat.Help;
        try
        {
            foreach (var help in new[] { SeatHelp.None, SeatHelp.Administrators })
            {
                seat.Help = help;
                foreach (var holder in HoldersOf(approval, seat))
                {
                    if (await mayDecide(holder)) return help;
                }
            }

            return SeatHelp.Anyone;
        }
        finally
        {
            seat.Help = before;
        }
    }

    private IEnumerable<Guid> Named(ApprovalSeat seat) => seat.Holder switch
    {
        SeatHolder.Role => InRole(seat.Role),
        SeatHolder.Anyone => [],
        _ => seat.UserId is { } id ? [id] : [],
    };

    private IEnumerable<Guid> Administrators() =>
        InRole(BuiltInRoles.Owner).Concat(InRole(BuiltInRoles.Administrator));

    private IEnumerable<Guid> InRole(string role) =>
        role.Length == 0 ? [] : _colleagues.Values.Where(c => c.Role == role).Select(c => c.Id);

    // Whoever stands in may be away himself.
    private void Include(Guid user, HashSet<Guid> holders)
    {
        if (!holders.Add(user)) return;
        foreach (var other in substitutes.Where(s => s.UserId == user && s.StandsInOn(day, away.Contains(user))))
            Include(other.SubstituteId, holders);
    }

    private bool MayAsSubmitter(Approval approval, Guid user) => decideOwn || user != approval.SubmitterId;
}
