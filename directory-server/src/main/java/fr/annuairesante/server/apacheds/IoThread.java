package fr.annuairesante.server.apacheds;

import java.util.concurrent.Executor;
import org.apache.mina.transport.socket.nio.NioProcessor;

/**
 * MINA's I/O thread without the system call by which it wakes itself up: each answer written on the
 * thread that read its request is flushed before that thread sleeps again, so the call is for
 * nothing. It was a tenth of the thread's time.
 *
 * <p>Public because MINA makes its instances by reflection; of no use elsewhere.
 */
public final class IoThread extends NioProcessor {

  private volatile Thread own;

  /** Called by MINA. */
  public IoThread(Executor executor) {
    super(executor);
  }

  @Override
  protected int select(long timeout) throws Exception {
    remember();
    return super.select(timeout);
  }

  @Override
  protected int select() throws Exception {
    remember();
    return super.select();
  }

  /** MINA ends the thread when there is nothing to do, and starts another later. */
  private void remember() {
    if (own != Thread.currentThread()) {
      own = Thread.currentThread();
    }
  }

  @Override
  protected void wakeup() {
    if (own != Thread.currentThread() || isDisposing()) {
      super.wakeup();
    }
  }
}
