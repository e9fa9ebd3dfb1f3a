using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;

namespace ErpCrm.Projects.Time;

/// <summary>Weeks of the signed-in person, or of somebody whose time that person approves.</summary>
internal abstract class WeekController : PageController
{
    /// <summary>Somebody else whose week is written, or null for one's own.</summary>
    [BindProperty(SupportsGet = true, Name = "person")]
    public Guid? Other { get; set; }

    protected WhoseWeek Whose => new(Other);

    protected string PageOf(DateOnly day) => $"/projects/time?week={Weeks.MondayOf(day):yyyy-MM-dd}{Whose.Further}";
}
