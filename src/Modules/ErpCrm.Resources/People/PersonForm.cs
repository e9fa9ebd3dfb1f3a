using ErpCrm.Contracts;
using ErpCrm.Resources.Departments;
using ErpCrm.Ui.Custom;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Resources.People;

internal sealed class PersonForm : ICustomForm
{
    public string? Name { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? JobTitle { get; set; }
    public Guid? DepartmentId { get; set; }
    [Years(From = 1950)]
    public DateOnly? JoinedOn { get; set; }
    [Years(From = 1950)]
    public DateOnly? LeftOn { get; set; }
    public bool WorksOnProjects { get; set; } = true;

    /// <summary>The user the person signs in as.</summary>
    public Guid? UserId { get; set; }

    public string? UserIdText { get; set; }
    public int Version { get; set; }

    public CustomInput Custom { get; set; } = new();

    public string CustomKind => Kinds.Person;

    [BindNever]
    public PersonFormPage? Page { get; set; }

    public PersonFacts ToFacts() => new(Name!, Email, JobTitle ?? "", JoinedOn!.Value, LeftOn, WorksOnProjects, Phone);

    public static PersonForm Of(Person person) => new()
    {
        Name = person.Name,
        Email = person.Email,
        Phone = person.Phone,
        JobTitle = person.JobTitle,
        DepartmentId = person.DepartmentId,
        JoinedOn = person.JoinedOn,
        LeftOn = person.LeftOn,
        WorksOnProjects = person.WorksOnProjects,
        UserId = person.UserId,
        UserIdText = person.UserName,
        Version = person.Version,
        Custom = CustomInput.Of(person),
    };
}

/// <summary>What the form of a person shows beside its fields.</summary>
internal sealed record PersonFormPage(IReadOnlyList<DepartmentOption> Departments);

internal sealed class PersonFormValidator : AbstractValidator<PersonForm>
{
    public PersonFormValidator()
    {
        RuleFor(f => f.Name).NotEmpty().MaximumLength(Person.NameLength);
        RuleFor(f => f.Email).MaximumLength(Person.EmailLength).EmailAddress()
            .When(f => !string.IsNullOrWhiteSpace(f.Email));
        RuleFor(f => f.Phone).MaximumLength(Person.PhoneLength);
        RuleFor(f => f.JobTitle).MaximumLength(Person.JobTitleLength);
        RuleFor(f => f.JoinedOn).NotEmpty();
    }
}
