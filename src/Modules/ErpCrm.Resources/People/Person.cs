using ErpCrm.Contracts.Resources;
using ErpCrm.Platform;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Copies;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Resources.Departments;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ErpCrm.Resources.People;

/// <summary>What is written about a person by hand.</summary>
/// <param name="WorksOnProjects">Whether the person is planned and measured: capacity and utilisation.</param>
internal sealed record PersonFacts(
    string Name, string? Email, string JobTitle, DateOnly JoinedOn, DateOnly? LeftOn, bool WorksOnProjects,
    string? Phone = null);

/// <summary>Somebody who works for the company, with a sign-in or without.</summary>
internal sealed class Person : Entity, ICustomized
{
    public const int NameLength = 120;
    public const int EmailLength = 256;
    public const int PhoneLength = 40;
    public const int JobTitleLength = 120;

    private readonly List<HoursPattern> _hours = [];

    private Person()
    {
    }

    public Person(PersonFacts facts, Department? department, UserCopy? user)
    {
        Write(facts, department);
        if (user is not null) Link(user);
        Announce(version: 0);
    }

    public string Name { get; private set; } = "";

    /// <summary>Lower case; null when unknown.</summary>
    public string? Email { get; private set; }

    public string? Phone { get; private set; }

    public string JobTitle { get; private set; } = "";

    [NotAudited]
    public Guid? DepartmentId { get; private set; }

    /// <summary>Kept beside the department, so that the history says names.</summary>
    public string? DepartmentName { get; private set; }

    public Department? Department { get; private set; }

    public DateOnly JoinedOn { get; private set; }

    /// <summary>Last day of work.</summary>
    public DateOnly? LeftOn { get; private set; }

    public bool WorksOnProjects { get; private set; }

    public string? Custom { get; set; }

    /// <summary>Known by an invitation alone that nobody accepted yet: no capacity until then.</summary>
    public bool IsInvited { get; private set; }

    [NotAudited]
    public Guid? UserId { get; private set; }

    /// <summary>The user's name as last heard, so that a name written
    /// here by hand survives other changes of the user.</summary>
    public string? UserName { get; private set; }

    [NotAudited]
    public int UserVersion { get; private set; }

    public string SearchText { get; private set; } = "";

    /// <summary>Working hours, newest last.</summary>
    public IReadOnlyList<HoursPattern> Hours => _hours;

    /// <summary>Whether the person works here on some day of the week.</summary>
    public bool WorksIn(DateOnly monday) => JoinedOn <= monday.AddDays(6) && (LeftOn is not { } left || monday <= left);

    /// <summary>A person who is known because somebody was invited.</summary>
    public static Person Invited(PersonFacts facts, UserCopy user) =>
        new(facts, department: null, user) { IsInvited = true };

    /// <summary>The invitation was accepted.</summary>
    /// <param name="on">From this day on there is capacity.</param>
    public void Join(DateOnly on)
    {
        if (!IsInvited) return;
        IsInvited = false;
        if (JoinedOn < on) JoinedOn = on;
        Announce();
    }

    public void Change(PersonFacts facts, Department? department, UserCopy? user)
    {
        // Whoever writes the person down by hand knows better than the invitation.
        IsInvited = false;
        Write(facts, department);
        if (user is null) (UserId, UserName, UserVersion) = (null, null, 0);
        else if (user.Id != UserId) Link(user);
        Announce();
    }

    /// <summary>The user of this person changed, or is linked for the first time; older news is ignored.</summary>
    public void FollowUser(UserCopy user)
    {
        if (UserId == user.Id && user.SourceVersion < UserVersion) return;
        if (UserId is not null && user.Name != UserName) Name = user.Name;
        if (UserId is not null) Email = user.Email.Trim().ToLowerInvariant();
        Link(user);
        Announce();
    }

    /// <summary>Tells the other modules; its department must be loaded.</summary>
    public void Announce() => Announce(Version + 1);

    /// <summary>Hours from a day on: minutes from Monday to Sunday. Hours of the same day are replaced.</summary>
    public void SetHours(DateOnly validFrom, IReadOnlyList<int> minutes)
    {
        if (minutes.Any(m => m is < 0 or > 24 * 60)) throw new BusinessRuleException("A day has at most 24 hours.");
        if (minutes.Sum() == 0) throw new BusinessRuleException("Somebody who works has at least one working day.");
        _hours.RemoveAll(h => h.ValidFrom == validFrom);
        _hours.Add(new HoursPattern(Id, validFrom, minutes));
        Touch();
    }

    /// <summary>Whether there was such a pattern.</summary>
    public bool RemoveHours(Guid patternId)
    {
        if (_hours.RemoveAll(h => h.Id == patternId) == 0) return false;
        Touch();
        return true;
    }

    /// <summary>Raises the version, so that of two requests for leave
    /// at the same moment the second sees the first.</summary>
    public void PlanLeave() => Touch();

    /// <summary>The person was entered by mistake and goes.</summary>
    public void Withdraw() => Raise(new PersonWithdrawn(Id));

    /// <summary>The person as who never heard of them would learn it.</summary>
    public PersonChanged AsKnown() => State(Version);

    private void Write(PersonFacts facts, Department? department)
    {
        if (facts.LeftOn < facts.JoinedOn)
            throw new BusinessRuleException("Nobody leaves before joining.") { Field = nameof(LeftOn) };
        Name = facts.Name.Trim();
        Email = string.IsNullOrWhiteSpace(facts.Email) ? null : facts.Email.Trim().ToLowerInvariant();
        Phone = string.IsNullOrWhiteSpace(facts.Phone) ? null : facts.Phone.Trim();
        JobTitle = facts.JobTitle.Trim();
        (JoinedOn, LeftOn, WorksOnProjects) = (facts.JoinedOn, facts.LeftOn, facts.WorksOnProjects);
        (Department, DepartmentId) = (department, department?.Id);
    }

    private void Link(UserCopy user) => (UserId, UserName, UserVersion) = (user.Id, user.Name, user.SourceVersion);

    private void Announce(int version)
    {
        DepartmentName = Department?.Name;
        SearchText = SharedKernel.SearchText.Of(Name, JobTitle, DepartmentName, Email, PhoneNumbers.ForSearch(Phone));
        Raise(State(version));
    }

    private PersonChanged State(int version) =>
        new(Id, UserId, Name, DepartmentName ?? "", JobTitle, JoinedOn, LeftOn, version);
}

internal sealed class PersonConfiguration : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Property(p => p.Name).HasMaxLength(Person.NameLength);
        person.Property(p => p.Email).HasMaxLength(Person.EmailLength);
        person.Property(p => p.Phone).HasMaxLength(Person.PhoneLength);
        person.Property(p => p.JobTitle).HasMaxLength(Person.JobTitleLength);
        person.Property(p => p.DepartmentName).HasMaxLength(Department.NameLength);
        person.Property(p => p.UserName).HasMaxLength(Person.NameLength);
        person.Property(p => p.SearchText).HasMaxLength(SharedKernel.SearchText.MaxLength);
        person.HasOne(p => p.Department).WithMany(d => d.People).HasForeignKey(p => p.DepartmentId)
            .OnDelete(DeleteBehavior.Restrict);
        person.HasMany(p => p.Hours).WithOne().HasForeignKey(h => h.PersonId);
        person.HasIndex(p => p.UserId).IsUnique();
        person.HasIndex(p => p.Name);
        person.HasIndex(p => p.Email);
    }
}
