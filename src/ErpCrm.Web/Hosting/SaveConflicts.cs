using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Web.Hosting;

/// <summary>
/// Somebody saved between the form's check and its save, the same record or another one of the same name or number: nothing was
/// written, and the page says so. Forms show the usual, slower conflicts themselves.
/// </summary>
internal sealed class SaveConflicts(ILogger<SaveConflicts> log) : IAsyncExceptionFilter
{
    public Task OnExceptionAsync(ExceptionContext context)
    {
        if (context.Exception is DbUpdateException refused && (refused is DbUpdateConcurrencyException || IsTaken(refused.InnerException)))
        {
            log.LogInformation("A stale save was refused on {Path}", context.HttpContext.Request.Path);
            context.Result = new StatusCodeResult(StatusCodes.Status409Conflict);
            context.ExceptionHandled = true;
        }

        return Task.CompletedTask;
    }

    // A unique index: SQLITE_CONSTRAINT_UNIQUE and _PRIMARYKEY; 2601 and 2627 of SQL Server.
    private static bool IsTaken(Exception? reason) => reason switch
    {
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
        SqlException server => server.Number is 2601 or 2627,
        _ => false,
    };
}
