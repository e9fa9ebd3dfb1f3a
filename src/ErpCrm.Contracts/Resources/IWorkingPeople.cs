namespace ErpCrm.Contracts.Resources;

/// <summary>Asked by whoever hands work to people.</summary>
public interface IWorkingPeople
{
    /// <summary>Users who have a whole day of approved leave on the day.</summary>
    Task<IReadOnlyList<Guid>> AwayAsync(DateOnly day, CancellationToken ct);

    /// <summary>Department of a user; null when none is known.</summary>
    Task<Guid?> DepartmentOfAsync(Guid userId, CancellationToken ct);

    /// <summary>All departments, by name.</summary>
    Task<IReadOnlyList<ApprovalChoice>> DepartmentsAsync(CancellationToken ct);

    /// <summary>People as files name them: by e-mail address, otherwise by name.</summary>
    /// <returns>Their ids by what they were called; several where that does not tell them apart.</returns>
    Task<ILookup<string, Guid>> FindAsync(IReadOnlyCollection<string> called, CancellationToken ct);
}
