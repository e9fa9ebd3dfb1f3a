using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Security;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Identity.SecurityLog;

/// <summary>What is asked for: the address is the state of the page.</summary>
internal sealed class SecuritySearch
{
    public SecurityEventKind? Kind { get; set; }

    public Guid? User { get; set; }

    /// <summary>Network address.</summary>
    public string? Address { get; set; }

    public DateOnly? From { get; set; }

    public DateOnly? To { get; set; }

    public long? Before { get; set; }

    public bool IsNarrow => Kind is not null || User is not null || !string.IsNullOrWhiteSpace(Address) || From is not null || To is not null;
}

internal sealed record SecurityList(SecuritySearch Search, IReadOnlyList<SecurityEvent> Rows, long? Older);

/// <summary>Who signed in, or tried to, and what was done to accounts; newest first.</summary>
[Route("identity/security"), RequirePermission(IdentityPermissions.ViewAudit)]
internal sealed class SecurityLogController(IdentityModuleDbContext db, IBusinessClock clock) : PageController
{
    private const int Size = 50;

    [HttpGet("")]
    public async Task<IActionResult> Index(SecuritySearch search, CancellationToken ct)
    {
        var rows = await Of(search).OrderByDescending(e => e.Id).Take(Size + 1).ToListAsync(ct);
        var older = rows.Count > Size ? rows[Size - 1].Id : (long?)null;
        return View("/Identity/SecurityLog/Index.cshtml", new SecurityList(search, [.. rows.Take(Size)], older));
    }

    private IQueryable<SecurityEvent> Of(SecuritySearch search)
    {
        var query = db.SecurityEvents.AsNoTracking();
        if (search.Kind is { } kind) query = query.Where(e => e.Kind == kind);
        if (search.User is { } user) query = query.Where(e => e.UserId == user || e.ById == user);
        if (search.Address?.Trim() is { Length: > 0 } address) query = query.Where(e => e.Address == address);
        if (search.From is { } first && Utc(first) is var from) query = query.Where(e => e.At >= from);
        if (search.To is { } last && last < DateOnly.MaxValue && Utc(last.AddDays(1)) is var to) query = query.Where(e => e.At < to);
        if (search.Before is { } before) query = query.Where(e => e.Id < before);
        return query;
    }

    // The first moment of the day: where clocks go forward at midnight it is an hour later.
    private DateTime Utc(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return TimeZoneInfo.ConvertTimeToUtc(clock.TimeZone.IsInvalidTime(midnight) ? midnight.AddHours(1) : midnight, clock.TimeZone);
    }
}
